package dev.shelflife.events.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Deterministic ids: the same parts give the same id, on any machine, in any version. */
public final class Ids {

    private static final int ID_BYTES = 16;
    private static final int USUAL_LENGTH = 256;
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
        byte[] all = new byte[USUAL_LENGTH];
        int length = 0;
        for (Object part : parts) {
            byte[] bytes = part == null ? NOTHING : part.toString().getBytes(StandardCharsets.UTF_8);
            int end = length + Integer.BYTES + bytes.length;
            all = end > all.length ? Arrays.copyOf(all, end * 2) : all;
            putBigEndian(part == null ? -1 : bytes.length, all, length);
            System.arraycopy(bytes, 0, all, length + Integer.BYTES, bytes.length);
            length = end;
        }
        MessageDigest digest = sha256();
        digest.update(all, 0, length);
        return HEX.formatHex(digest.digest(), 0, ID_BYTES);
    }

    /** The whole SHA-256 of some bytes as 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HEX.formatHex(sha256().digest(bytes));
    }

    private static void putBigEndian(int number, byte[] into, int at) {
        for (int i = 0; i < Integer.BYTES; i++) {
            into[at + i] = (byte) (number >>> (Byte.SIZE * (Integer.BYTES - 1 - i)));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
