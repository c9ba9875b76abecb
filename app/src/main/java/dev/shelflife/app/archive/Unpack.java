package dev.shelflife.app.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Takes a body out of its compression, with a limit: a small one may unfold to a huge one. */
final class Unpack {

    private Unpack() {}

    /**
     * The body as the page's author wrote it.
     *
     * @param encoding value of {@code Content-Encoding}; several are undone from the last to the first
     * @param limit largest body in bytes
     * @throws UnfitBodyException when the encoding is none of ours, its bytes are not of it, or the limit is reached
     */
    static byte[] decoded(byte[] body, String encoding, int limit) throws UnfitBodyException {
        String[] names = encoding.toLowerCase(Locale.ROOT).split(",", -1);
        byte[] plain = body;
        for (int i = names.length - 1; i >= 0; i--) {
            String name = names[i].strip();
            switch (name) {
                case "", "identity" -> {}
                case "gzip", "x-gzip" -> plain = isGzip(plain) ? gunzip(plain, limit) : plain;
                case "deflate" -> plain = inflate(plain, limit);
                default ->
                    throw new UnfitBodyException("its content encoding '" + name + "' is none that is read here");
            }
        }
        return plain;
    }

    /**
     * Takes gzip off.
     *
     * @throws UnfitBodyException when it is none, or the limit is reached
     */
    static byte[] gunzip(byte[] body, int limit) throws UnfitBodyException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return limited(in, limit);
        } catch (IOException e) {
            throw new UnfitBodyException("it is not the gzip that it says it is", e);
        }
    }

    /** Some tools take the compression off and leave the header as it was. */
    private static boolean isGzip(byte[] body) {
        return body.length > 1 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    private static byte[] inflate(byte[] body, int limit) throws UnfitBodyException {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(body))) {
            return limited(in, limit);
        } catch (IOException e) {
            throw new UnfitBodyException("it is not the deflate that it says it is", e);
        }
    }

    private static byte[] limited(InputStream in, int limit) throws IOException, UnfitBodyException {
        byte[] plain = in.readNBytes(limit);
        if (in.read() >= 0) {
            throw UnfitBodyException.tooLarge(limit);
        }
        return plain;
    }
}
