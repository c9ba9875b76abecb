package dev.shelflife.app.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Writes WARC files as other tools do, without any library, so that the reader is not held against itself. */
public final class Warcs {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final boolean compressed;
    private int records;

    private Warcs(boolean compressed) {
        this.compressed = compressed;
    }

    public static Warcs plain() {
        return new Warcs(false);
    }

    public static Warcs compressed() {
        return new Warcs(true);
    }

    /** A record; the headers are whole lines. */
    public Warcs record(String type, String url, String date, byte[] block, String... headers) {
        StringBuilder head = new StringBuilder("WARC/1.0\r\nWARC-Type: " + type + "\r\n");
        if (!url.isEmpty()) {
            head.append("WARC-Target-URI: ").append(url).append("\r\n");
        }
        head.append("WARC-Date: ").append(date).append("\r\n");
        head.append("WARC-Record-ID: <urn:uuid:").append(new UUID(1, ++records)).append(">\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(block.length).append("\r\n\r\n");
        byte[] whole = joined(ascii(head.toString()), block, ascii("\r\n\r\n"));
        file.writeBytes(compressed ? gzip(whole) : whole);
        return this;
    }

    /** An answer of 200 with HTML. */
    public Warcs page(String url, String date, String html) {
        return response(url, date, 200, "Content-Type: text/html; charset=utf-8", utf8(html));
    }

    public Warcs response(String url, String date, int status, String httpHeaders, byte[] body) {
        byte[] head = ascii("HTTP/1.1 " + status + " Words\r\n" + httpHeaders + "\r\n"
                + (httpHeaders.toLowerCase(Locale.ROOT).contains("chunked")
                        ? ""
                        : "Content-Length: " + body.length + "\r\n")
                + "\r\n");
        return record("response", url, date, joined(head, body), "Content-Type: application/http; msgtype=response");
    }

    public byte[] bytes() {
        return file.toByteArray();
    }

    /** Where the next record will begin. */
    public int size() {
        return file.size();
    }

    /** A body in chunks of a few bytes. */
    public static byte[] chunked(byte[] body, int size) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += size) {
            int length = Math.min(size, body.length - at);
            out.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
            out.write(body, at, length);
            out.writeBytes(ascii("\r\n"));
        }
        out.writeBytes(ascii("0\r\n\r\n"));
        return out.toByteArray();
    }

    public static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
