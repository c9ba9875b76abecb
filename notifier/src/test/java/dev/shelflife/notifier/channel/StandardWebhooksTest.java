package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
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

    /** Key pair and signature of RFC 8032, 7.1, test 3: the signature is over bytes, so the key alone is what we can compare. */
    @Test
    void anOwnKeySignsWhatItsPublicKeyVerifies() throws GeneralSecurityException {
        byte[] seed = HexFormat.of().parseHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
        byte[] open = HexFormat.of().parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
        String text = "whsk_" + Base64.getEncoder().encodeToString(seed);
        assertThat(SigningKey.of(text).sign(HexFormat.of().parseHex("af82")))
                .isEqualTo(
                        "v1a,"
                                + Base64.getEncoder()
                                        .encodeToString(
                                                HexFormat.of()
                                                        .parseHex(
                                                                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")));
        byte[] both = Arrays.copyOf(seed, 64);
        System.arraycopy(open, 0, both, 32, 32);
        String long64 = "whsk_" + Base64.getEncoder().encodeToString(both);
        assertThat(StandardWebhooks.signature(List.of(SECRET, long64), "id", Instant.EPOCH, BODY))
                .as("old and new, shared and own, side by side")
                .isEqualTo(StandardWebhooks.signature(List.of(SECRET, text), "id", Instant.EPOCH, BODY))
                .matches("v1,\\S{44} v1a,\\S{88}");
    }

    @Test
    void eachSecretSigns() {
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(StandardWebhooks.signature(List.of(SECRET, other), "id", Instant.EPOCH, BODY))
                .matches("v1,\\S{44} v1,\\S{44}");
    }

    @Test
    void aBadSecretIsRefusedAndNotShown() {
        for (String bad : List.of(
                "geheim",
                "whsec_geheim!",
                "whsec_Z2VoZWlt",
                "whsec_" + "Z2VoZWlt".repeat(11),
                "whsk_Z2VoZWlt",
                "whsk_geheim!")) {
            assertThatThrownBy(() -> SigningKey.of(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("geheim")
                    .doesNotContain("Z2Vo");
        }
    }
}
