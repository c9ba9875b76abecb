package dev.shelflife.ingest.parse;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One address for one page, whatever locale, account, mirror or former product name it was fetched under: without query and
 * fragment, on the vendor's documentation host of today, with the path of today.
 */
final class CanonicalAddress {

    /** Hosts that serve the same documentation. */
    private static final Set<String> GOOGLE_HOSTS =
            Set.of("cloud.google.com", "docs.cloud.google.com", "cloud-dot-devsite-v2-prod.appspot.com");

    private static final String GOOGLE_HOST = "docs.cloud.google.com";

    /** The product family that both services were part of until 2021. */
    private static final String FORMER_FAMILY = "/ai-platform/deep-learning-";

    private static final String AWS_HOST = "docs.aws.amazon.com";
    private static final Pattern AWS_LOCALE = Pattern.compile("^/[a-z]{2}_[a-z]{2}(?=/)");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final List<String> ENDS = List.of("/index.html", ".md.txt", "/");

    private CanonicalAddress() {}

    /** The address that a page or feed gives as its own, or null when it gives none that can be read. */
    static @Nullable String of(Document document) {
        Element feed = feed(document);
        Element link = feed == null
                ? canonical(document)
                : feed.selectFirst("link[rel=self][href], atom|link[rel=self][href]");
        if (link == null) {
            return null;
        }
        try {
            URI uri = new URI(link.attr("href").strip());
            return uri.isAbsolute() && uri.getHost() != null ? of(uri) : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    /** The root of a feed, also where it was read as HTML and so stands in a body. */
    private static @Nullable Element feed(Document document) {
        Element root = document.firstElementChild();
        Element first = root == null || isFeed(root) ? root : document.body().firstElementChild();
        return first != null && isFeed(first) ? first : null;
    }

    private static boolean isFeed(Element element) {
        return element.normalName().equals("feed") || element.normalName().equals("rss");
    }

    /** Where it belongs, else anywhere: the whole page is searched only when its head has none. */
    private static @Nullable Element canonical(Document document) {
        Element head = document.head();
        for (int i = 0; i < head.childNodeSize(); i++) {
            if (head.childNode(i) instanceof Element each
                    && each.normalName().equals("link")
                    && each.attr("rel").equalsIgnoreCase("canonical")
                    && each.hasAttr("href")) {
                return each;
            }
        }
        return document.selectFirst("link[rel=canonical][href]");
    }

    static String of(URI address) {
        if (address.getHost() == null || address.getScheme() == null) {
            return address.toString();
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        String path = address.getRawPath() == null
                ? ""
                : SLASHES.matcher(address.getRawPath()).replaceAll("/");
        int port = address.getPort();
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        if (GOOGLE_HOSTS.contains(host)) {
            host = GOOGLE_HOST;
            scheme = "https";
            port = -1;
            if (path.startsWith(FORMER_FAMILY)) {
                path = path.substring("/ai-platform".length());
            }
        }
        if (host.equals(AWS_HOST)) {
            path = AWS_LOCALE.matcher(path).replaceFirst("");
        }
        for (String end : ENDS) {
            if (path.endsWith(end)) {
                path = path.substring(0, path.length() - end.length());
            }
        }
        return scheme + "://" + host + (port < 0 ? "" : ":" + port) + path;
    }
}
