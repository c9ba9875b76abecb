package dev.shelflife.app.story;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A receiver's side of Standard Webhooks 1.0.0, written from the specification and without the sender's code. */
final class WebhookSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private WebhookSignature() {}

    /** What is wrong with a message; null when nothing is. */
    static @Nullable String problem(Headers headers, String body, String secret, Instant now) {
        String id = headers.getFirst("webhook-id");
        String timestamp = headers.getFirst("webhook-timestamp");
        String signatures = headers.getFirst("webhook-signature");
        if (id == null || timestamp == null || signatures == null) {
            return "a header is missing";
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return "sent " + age + " ago";
        }
        byte[] right = ("v1," + hmac(secret, id + "." + timestamp + "." + body)).getBytes(StandardCharsets.UTF_8);
        for (String signature : signatures.split(" ", -1)) {
            if (MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8))) {
                return null;
            }
        }
        return "no right signature";
    }

    private static String hmac(String secret, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
