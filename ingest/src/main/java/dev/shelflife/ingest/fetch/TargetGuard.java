package dev.shelflife.ingest.fetch;

import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where requests may go: over http or https, to hosts all of whose addresses are public, unless private ones are allowed.
 * Asked before every request, so also for each redirect.
 *
 * <p>What is checked is what the name resolves to at that moment. The client resolves it again when it connects; the JVM's cache
 * of names ({@code networkaddress.cache.ttl}, 30 s unless configured) gives both the same answer, which is what stands between us
 * and a name that changes its mind (DNS rebinding). Not covered: a JVM whose cache is switched off, an entry that runs out
 * between the two, and requests through a proxy, which resolves names itself.
 */
final class TargetGuard {

    private final boolean allowPrivate;
    private final Resolver resolver;
    private final @Nullable ProxySelector proxies;

    /** What a name stands for; throws when it stands for nothing. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    TargetGuard(boolean allowPrivate) {
        this(allowPrivate, InetAddress::getAllByName, ProxySelector.getDefault());
    }

    TargetGuard(boolean allowPrivate, Resolver resolver, @Nullable ProxySelector proxies) {
        this.allowPrivate = allowPrivate;
        this.resolver = resolver;
        this.proxies = proxies;
    }

    /** Why a request must not be sent; null when it may. */
    @Nullable
    Failure refusal(URI url) {
        if (url.getHost() == null || !isHttp(url)) {
            return new Failure("not an http or https address: " + url, false);
        }
        if (url.getRawUserInfo() != null) {
            // Not the whole address: that may be a password.
            return new Failure("an address with a user or password in it, at " + url.getHost(), false);
        }
        if (url.getPort() > 65_535) {
            return new Failure("an address that cannot be used: " + url, false);
        }
        return allowPrivate ? null : privateTarget(url);
    }

    private @Nullable Failure privateTarget(URI url) {
        String host = url.getHost();
        try {
            for (InetAddress address : resolver.addresses(host)) {
                if (!PublicAddress.is(address)) {
                    return new Failure(
                            "a private or reserved address, which the configuration does not allow: " + host + " is "
                                    + address.getHostAddress(),
                            false);
                }
            }
            return null;
        } catch (UnknownHostException e) {
            // Else a name could stay unknown here and become private by the time the client asks.
            return isProxied(url) ? null : new Failure("cannot connect: unknown host", true);
        }
    }

    private boolean isProxied(URI url) {
        List<Proxy> ways = proxies == null ? List.of() : proxies.select(url);
        return !ways.isEmpty() && ways.stream().noneMatch(way -> way.type() == Proxy.Type.DIRECT);
    }

    private static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    }
}
