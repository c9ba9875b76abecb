package dev.shelflife.notifier.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Signatures as Standard Webhooks 1.0.0 wants them. */
final class StandardWebhooks {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private StandardWebhooks() {}

    /**
     * The value of {@link #SIGNATURE}: a signature per secret, with blanks between, so that secrets can be replaced one after
     * the other.
     *
     * @param timestamp of this attempt; whole seconds count
     * @throws IllegalArgumentException when a secret is not of the form that the standard wants; the message does not show it
     */
    static String signature(List<String> secrets, String id, Instant timestamp, byte[] body) {
        byte[] signed = signed(id, timestamp, body);
        return secrets.stream()
                .map(secret -> SigningKey.of(secret).sign(signed))
                .collect(Collectors.joining(" "));
    }

    private static byte[] signed(String id, Instant timestamp, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + 128);
        signed.writeBytes((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return signed.toByteArray();
    }
}
