package dev.shelflife.ingest.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Whether an address is one of the public internet (IANA special-purpose registries, RFC 6890). Pure. */
final class PublicAddress {

    /** Nobody's page is served there. */
    private static final List<Block> V4 = List.of(
            block(8, 0), // "this network", with the unspecified address
            block(8, 10), // private
            block(10, 100, 64), // shared between carriers and their customers
            block(8, 127), // loopback
            block(16, 169, 254), // link-local, where clouds keep their metadata
            block(12, 172, 16), // private
            block(24, 192, 0, 0), // protocol assignments
            block(24, 192, 0, 2), // documentation
            block(24, 192, 88, 99), // relays of 6to4
            block(16, 192, 168), // private
            block(15, 198, 18), // benchmarks
            block(24, 198, 51, 100), // documentation
            block(24, 203, 0, 113), // documentation
            block(4, 224), // multicast
            block(4, 240)); // reserved, with broadcast

    /** Only 2000::/3 is handed out; these parts of it are something else. */
    private static final Block GLOBAL = block(3, 0x20);

    private static final List<Block> V6 = List.of(
            block(23, 0x20, 0x01, 0x00), // protocol assignments, with Teredo tunnels
            block(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
            block(16, 0x20, 0x02), // 6to4: an IPv4 address in disguise
            block(20, 0x3f, 0xff, 0x00)); // documentation

    /** IPv4 behind a translator (RFC 6052), IPv4-mapped, and IPv4-compatible: the last four bytes decide. */
    private static final List<Block> EMBEDS_V4 = List.of(
            block(96, 0x00, 0x64, 0xff, 0x9b), block(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff), block(96, 0));

    private PublicAddress() {}

    /** Whether a stranger's name may lead us there. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isV4(bytes) : isV6(bytes);
    }

    private static boolean isV4(byte[] address) {
        return V4.stream().noneMatch(block -> block.contains(address));
    }

    private static boolean isV6(byte[] address) {
        if (EMBEDS_V4.stream().anyMatch(block -> block.contains(address))) {
            return isV4(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL.contains(address) && V6.stream().noneMatch(block -> block.contains(address));
    }

    private static Block block(int bits, int... start) {
        byte[] prefix = new byte[16];
        for (int i = 0; i < start.length; i++) {
            prefix[i] = (byte) start[i];
        }
        return new Block(prefix, bits);
    }

    /** All addresses that begin with the same bits. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] prefix, int bits) {
        boolean contains(byte[] address) {
            int whole = bits / 8;
            int rest = bits % 8;
            if (!Arrays.equals(prefix, 0, whole, address, 0, whole)) {
                return false;
            }
            int mask = 0xff00 >> rest & 0xff;
            return rest == 0 || (prefix[whole] & mask) == (address[whole] & mask);
        }
    }
}
