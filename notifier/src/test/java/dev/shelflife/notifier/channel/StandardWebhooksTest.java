package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    @Test
    void thePublicTestVectorIsMet() {
        assertThat(StandardWebhooks.signature(
                        List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachSecretSigns() {
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(StandardWebhooks.signature(List.of(SECRET, other), "id", Instant.EPOCH, BODY))
                .matches("v1,\\S{44} v1,\\S{44}");
    }

    @Test
    void aBadSecretIsRefusedAndNotShown() {
        for (String bad : List.of("geheim", "whsec_geheim!", "whsec_Z2VoZWlt", "whsec_" + "Z2VoZWlt".repeat(11))) {
            assertThatThrownBy(() -> SigningKey.of(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("geheim")
                    .doesNotContain("Z2Vo");
        }
    }
}
