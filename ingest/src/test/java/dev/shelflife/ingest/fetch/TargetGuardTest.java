package dev.shelflife.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {

    private final TargetGuard guard = new TargetGuard(false, InetAddress::getAllByName, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[fe80::1]",
                "[febf::1]",
                "[fc00::1]",
                "[fdff:ffff::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[2001:db8::1]",
                "[2001::1]",
                "[2002:7f00:1::]",
                "[3fff::1]",
                "[100::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[::192.168.0.1]",
                "[64:ff9b::10.0.0.1]",
                "[64:ff9b:1::1]",
                "2130706433"
            })
    void noPrivateOrReservedAddressIsAsked(String host) {
        Failure refusal = guard.refusal(URI.create("http://" + host + "/x"));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).startsWith("a private or reserved address").contains(host);
        assertThat(refusal.retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.0.0.1",
                "128.0.0.1",
                "169.253.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "192.167.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "203.0.112.1",
                "223.255.255.255",
                "[2607:f8b0:4004:800::200e]",
                "[2a00:1450::1]",
                "[2001:4860::8888]",
                "[64:ff9b::8.8.8.8]",
                "[::ffff:8.8.8.8]"
            })
    void publicAddressesAreFine(String host) {
        assertThat(guard.refusal(URI.create("https://" + host + "/"))).isNull();
    }

    @Test
    void everyAddressOfANameMustBePublic() {
        var mixed = new TargetGuard(
                false,
                host -> new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.1.2.3")},
                null);
        assertThat(mixed.refusal(URI.create("http://two.example/")))
                .extracting(Failure::reason)
                .asString()
                .endsWith("two.example is 10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://1.1.1.1/", "gopher://1.1.1.1/", "mailto:x@example.org", "/x"})
    void onlyHttpIsSpoken(String url) {
        for (boolean allowed : List.of(true, false)) {
            Failure refusal = new TargetGuard(allowed).refusal(URI.create(url));
            assertThat(refusal).isNotNull();
            assertThat(refusal.reason()).startsWith("not an http or https address");
        }
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotRepeated() {
        Failure refusal = new TargetGuard(true).refusal(URI.create("http://me:secret@1.1.1.1/"));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).contains("1.1.1.1").doesNotContain("secret");
    }

    @Test
    void whoAllowsPrivateTargetsGetsThem() {
        assertThat(new TargetGuard(true).refusal(URI.create("http://127.0.0.1:8080/")))
                .isNull();
    }

    @Test
    void anUnknownNameMayPassOnlyToAProxyThatResolvesIt() {
        TargetGuard.Resolver nobody = host -> {
            throw new UnknownHostException(host);
        };
        URI url = URI.create("http://nobody.example/");
        Failure refusal = new TargetGuard(false, nobody, null).refusal(url);
        assertThat(refusal).isEqualTo(new Failure("cannot connect: unknown host", true));
        assertThat(new TargetGuard(false, nobody, always(Proxy.NO_PROXY)).refusal(url))
                .isNotNull();
        var proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));
        assertThat(new TargetGuard(false, nobody, always(proxy)).refusal(url)).isNull();
    }

    private static ProxySelector always(Proxy proxy) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxy);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                throw new AssertionError("nothing connects here", e);
            }
        };
    }
}
