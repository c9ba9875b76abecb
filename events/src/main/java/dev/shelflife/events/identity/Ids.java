package dev.shelflife.events.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Deterministic ids: the same parts give the same id, on any machine, in any version. */
public final class Ids {

    private static final int ID_BYTES = 16;
    private static final byte[] NOTHING = new byte[0];
    private static final HexFormat HEX = HexFormat.of();

    private Ids() {}

    /**
     * An id of parts. Each part is counted in with its length, so that no two lists of parts run together.
     *
     * @param parts their {@code toString} counts; null is a part of its own, different from an empty one
     * @return 32 lower-case hexadecimal digits
     */
    public static String of(@Nullable Object... parts) {
        MessageDigest digest = sha256();
        byte[] length = new byte[Integer.BYTES];
        for (Object part : parts) {
            byte[] bytes = part == null ? NOTHING : part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(bigEndian(part == null ? -1 : bytes.length, length));
            digest.update(bytes);
        }
        return HEX.formatHex(digest.digest(), 0, ID_BYTES);
    }

    /** The whole SHA-256 of some bytes as 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HEX.formatHex(sha256().digest(bytes));
    }

    private static byte[] bigEndian(int number, byte[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = (byte) (number >>> (Byte.SIZE * (into.length - 1 - i)));
        }
        return into;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
