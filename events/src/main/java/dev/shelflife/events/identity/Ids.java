package dev.shelflife.events.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Deterministic ids: the same parts give the same id, on any machine, in any version. */
public final class Ids {

    private static final int ID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] NOTHING = new byte[0];

    /** One a thread, fresh again after each digest: to ask the platform for one costs as much as the digest of a short text. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Ids::newSha256);

    private Ids() {}

    /**
     * An id of parts. Each part is counted in with its length, so that no two lists of parts run together.
     *
     * @param parts their {@code toString} counts; null is a part of its own, different from an empty one
     * @return 32 lower-case hexadecimal digits
     */
    public static String of(@Nullable Object... parts) {
        // One array for one digest: every line of a page has an id, and small updates cost more than the digest itself.
        byte[][] encoded = new byte[parts.length][];
        int size = parts.length * Integer.BYTES;
        for (int i = 0; i < parts.length; i++) {
            Object part = parts[i];
            encoded[i] = part == null ? NOTHING : part.toString().getBytes(StandardCharsets.UTF_8);
            size += encoded[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        for (int i = 0; i < parts.length; i++) {
            all.putInt(parts[i] == null ? -1 : encoded[i].length).put(encoded[i]);
        }
        return HEX.formatHex(SHA_256.get().digest(all.array()), 0, ID_BYTES);
    }

    /** The whole SHA-256 of some bytes as 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HEX.formatHex(SHA_256.get().digest(bytes));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
