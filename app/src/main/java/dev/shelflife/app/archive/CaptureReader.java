package dev.shelflife.app.archive;

import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.fetch.FetchSettings;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/** Makes a capture of a record, where it is one. */
final class CaptureReader {

    /** Types that never are pages; nobody misses them. */
    private static final Set<String> SILENT = Set.of("warcinfo", "request", "metadata", "conversion");

    private static final int LIMIT = FetchSettings.DEFAULT_BODY_LIMIT;

    /** A record with its headers and whatever its transfer encoding adds. */
    private static final int BLOCK_LIMIT = 2 * LIMIT;

    private CaptureReader() {}

    /**
     * Reads a record.
     *
     * @param name what to call it
     * @return null when it is none that anybody misses
     * @throws UnfitBodyException when it is a page that cannot be used
     * @throws IOException when the file ends in it, or is broken
     */
    static @Nullable Capture read(WarcRecord record, long offset, String name) throws IOException, UnfitBodyException {
        MessageHeaders headers = record.headers();
        String type = headers.first("WARC-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean isResponse = type.equals("response");
        if (SILENT.contains(type)) {
            return null;
        }
        if (type.equals("revisit")) {
            throw new UnfitBodyException("a revisit says that a page was as before, and holds none");
        }
        if (!isResponse && !type.equals("resource")) {
            throw new UnfitBodyException("records of type '" + type + "' are not read here");
        }
        URI url = address(headers.first("WARC-Target-URI").orElse(""));
        Instant at = instant(headers.first("WARC-Date").orElse(""));
        if (headers.first("WARC-Truncated").isPresent()
                || headers.first("WARC-Segment-Number").isPresent()) {
            throw new UnfitBodyException("it is only a part of what was sent");
        }
        byte[] block = block(record);
        String source = headers.first(WarcExport.SOURCE).orElse(null);
        Capture capture = isResponse
                ? response(block, name, offset, url, at, source)
                : new Capture(
                        name,
                        offset,
                        url,
                        at,
                        source,
                        headers.first("Content-Type").orElse(null),
                        null,
                        null,
                        block);
        if (capture.body().length > LIMIT) {
            throw UnfitBodyException.tooLarge(LIMIT);
        }
        requireDigest(headers, capture);
        return capture;
    }

    private static Capture response(
            byte[] block, String name, long offset, URI url, Instant at, @Nullable String source)
            throws UnfitBodyException {
        try {
            // Again from memory: so what breaks now is the message, not the file.
            HttpResponse http = new WarcResponse.Builder(url)
                    .body(MediaType.HTTP_RESPONSE, block)
                    .build()
                    .http();
            if (http.status() != 200) {
                throw new UnfitBodyException("not answered with 200");
            }
            MessageHeaders sent = http.headers();
            byte[] body = http.body().stream().readAllBytes(); // no longer than the block
            String encoding = String.join(",", sent.all("Content-Encoding"));
            return new Capture(
                    name,
                    offset,
                    url,
                    at,
                    source,
                    sent.first("Content-Type").orElse(null),
                    sent.first("ETag").orElse(null),
                    sent.first("Last-Modified").orElse(null),
                    Unpack.decoded(body, encoding, LIMIT));
        } catch (EOFException e) {
            throw new UnfitBodyException("the answer ends before it should", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnfitBodyException("it is no HTTP answer that can be read", e);
        }
    }

    private static byte[] block(WarcRecord record) throws IOException, UnfitBodyException {
        long length = record.body().size();
        if (length > BLOCK_LIMIT) {
            throw UnfitBodyException.tooLarge(LIMIT);
        }
        byte[] block = record.body().stream().readAllBytes();
        if (block.length < length) {
            throw new EOFException("expected " + (length - block.length) + " more bytes");
        }
        return block;
    }

    /** Of what we wrote ourselves: it is evidence, and must be what it was. What others count into a digest differs. */
    private static void requireDigest(MessageHeaders headers, Capture capture) throws UnfitBodyException {
        String digest = headers.first("WARC-Payload-Digest").orElse("");
        if (capture.source() != null
                && digest.startsWith(WarcExport.SHA256)
                && digest.length() == WarcExport.SHA256.length() + 64
                && !digest.equals(WarcExport.SHA256 + Ids.sha256(capture.body()))) {
            throw new UnfitBodyException("its bytes are not those of its digest");
        }
    }

    private static URI address(String text) throws UnfitBodyException {
        String plain = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        try {
            URI url = new URI(plain);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw new UnfitBodyException("not of an http or https address");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new UnfitBodyException("its address cannot be read", e);
        }
    }

    private static Instant instant(String text) throws UnfitBodyException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UnfitBodyException("its date cannot be read", e);
        }
    }
}
