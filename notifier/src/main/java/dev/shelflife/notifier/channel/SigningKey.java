package dev.shelflife.notifier.channel;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that signs webhooks: shared (v1) or one's own (v1a), told apart by how its text begins. */
sealed interface SigningKey {

    /** A signature with its version in front, such as {@code v1,…}. */
    String sign(byte[] signed);

    /**
     * The key in a secret's text.
     *
     * @throws IllegalArgumentException when it is not of a form that the standard knows; the message does not show it
     */
    static SigningKey of(String secret) {
        if (secret.startsWith(Shared.PREFIX)) {
            return new Shared(decode(secret, Shared.PREFIX));
        }
        if (secret.startsWith(Own.PREFIX)) {
            return Own.of(decode(secret, Own.PREFIX));
        }
        throw new IllegalArgumentException("a webhook secret must begin with " + Shared.PREFIX + " or " + Own.PREFIX);
    }

    private static byte[] decode(String secret, String prefix) {
        try {
            return Base64.getDecoder().decode(secret.substring(prefix.length()));
        } catch (IllegalArgumentException notBase64) {
            // The cause would quote characters of the secret.
            throw new IllegalArgumentException("a webhook secret must be Base64 after " + prefix);
        }
    }

    private static String told(String version, byte[] signature) {
        return version + "," + Base64.getEncoder().encodeToString(signature);
    }

    /** HMAC-SHA256 with a key that both sides know. */
    final class Shared implements SigningKey {

        static final String PREFIX = "whsec_";
        private static final int MIN_BYTES = 24;
        private static final int MAX_BYTES = 64;
        private static final String HMAC = "HmacSHA256";

        private final SecretKeySpec key;

        private Shared(byte[] key) {
            if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "a webhook secret must hold " + MIN_BYTES + " to " + MAX_BYTES + " bytes, not " + key.length);
            }
            this.key = new SecretKeySpec(key, HMAC);
        }

        @Override
        public String sign(byte[] signed) {
            try {
                Mac mac = Mac.getInstance(HMAC);
                mac.init(key);
                return told("v1", mac.doFinal(signed));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java platform has " + HMAC, impossible);
            }
        }
    }

    /** Ed25519: the receiver needs the public key alone, and cannot sign in our name. */
    final class Own implements SigningKey {

        static final String PREFIX = "whsk_";
        private static final int SEED_BYTES = 32;
        private static final String ED25519 = "Ed25519";

        private final PrivateKey key;

        private Own(PrivateKey key) {
            this.key = key;
        }

        /** Of a seed, alone or with the public key behind it, the two forms in which tools write a private key. */
        static Own of(byte[] bytes) {
            if (bytes.length != SEED_BYTES && bytes.length != 2 * SEED_BYTES) {
                throw new IllegalArgumentException("a webhook secret for ed25519 must hold " + SEED_BYTES + " or "
                        + 2 * SEED_BYTES + " bytes, not " + bytes.length);
            }
            byte[] seed = Arrays.copyOf(bytes, SEED_BYTES);
            try {
                return new Own(KeyFactory.getInstance(ED25519)
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java platform since 15 has " + ED25519, impossible);
            }
        }

        @Override
        public String sign(byte[] signed) {
            try {
                Signature signature = Signature.getInstance(ED25519);
                signature.initSign(key);
                signature.update(signed);
                return told("v1a", signature.sign());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java platform since 15 has " + ED25519, impossible);
            }
        }
    }
}
