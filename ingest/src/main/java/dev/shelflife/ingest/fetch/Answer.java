package dev.shelflife.ingest.fetch;

import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of one request. */
sealed interface Answer {

    /**
     * The server answered.
     *
     * @param url that was asked
     * @param body as sent; empty unless the status is 200
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Received(URI url, int status, HttpHeaders headers, byte[] body) implements Answer {

        private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

        boolean isRedirect() {
            return REDIRECTS.contains(status);
        }

        /** The first value of a header; null when not sent. */
        @Nullable
        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /**
         * Where a redirect leads, resolved against its own address.
         *
         * @throws IllegalArgumentException when there is no address, or none that may be followed
         */
        URI target() {
            String location = header("Location");
            if (location == null) {
                throw new IllegalArgumentException("HTTP " + status + " without an address to go to");
            }
            URI target = url.resolve(location);
            if ("https".equalsIgnoreCase(url.getScheme()) && "http".equalsIgnoreCase(target.getScheme())) {
                throw new IllegalArgumentException("redirected from https to plain http: " + target);
            }
            return target;
        }
    }

    /** The request was refused by us, or nothing whole came back. */
    record None(Failure failure) implements Answer {}
}
