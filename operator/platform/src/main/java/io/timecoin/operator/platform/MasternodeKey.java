package io.timecoin.operator.platform;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.PublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/**
 * The identity of a masternode.
 *
 * @param pem the private key, PKCS#8 as {@code openssl genpkey -algorithm ed25519} writes it
 */
public record MasternodeKey(String pem, PublicKey publicKey) {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** PKCS#8 of an Ed25519 key is this and the 32 bytes of the key (RFC 8410, section 7). */
    private static final String PKCS8_PREFIX = "302e020100300506032b657004220420";

    /** Makes a key from the randomness of the machine. */
    public static MasternodeKey generate() {
        KeyPair pair = newPair();
        return new MasternodeKey(pem(pair.getPrivate().getEncoded()), publicKey(pair));
    }

    /**
     * The key that a text in PEM holds, for people who bring their own.
     *
     * @throws IllegalArgumentException if it is not an unencrypted Ed25519 key
     */
    public static MasternodeKey parse(String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException("not a private key in PEM");
        }
        byte[] pkcs8 =
                Base64.getMimeDecoder()
                        .decode(text.substring(BEGIN.length(), text.length() - END.length()));
        String hex = Bytes.of(pkcs8).toHex();
        if (!hex.startsWith(PKCS8_PREFIX)
                || hex.length() != PKCS8_PREFIX.length() + 2 * Ed25519.SEED_LENGTH) {
            throw new IllegalArgumentException(
                    "not an Ed25519 key; make one with `openssl genpkey -algorithm ed25519`");
        }
        Bytes seed = Bytes.fromHex(hex.substring(PKCS8_PREFIX.length()));
        return new MasternodeKey(pem(pkcs8), new Ed25519().signer(seed).publicKey());
    }

    /** The 32 secret bytes that the key pair is made of. */
    public Bytes seed() {
        String base64 = pem.replace(BEGIN, "").replace(END, "");
        String hex = Bytes.of(Base64.getMimeDecoder().decode(base64)).toHex();
        return Bytes.fromHex(hex.substring(PKCS8_PREFIX.length()));
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes Ed25519 keys", e);
        }
    }

    private static String pem(byte[] pkcs8) {
        return BEGIN + "\n" + Base64.getEncoder().encodeToString(pkcs8) + "\n" + END + "\n";
    }

    /** The key itself stands at the end of its X.509 form (RFC 8410). */
    private static PublicKey publicKey(KeyPair pair) {
        byte[] x509 = pair.getPublic().getEncoded();
        return new PublicKey(
                Bytes.of(Arrays.copyOfRange(x509, x509.length - PublicKey.LENGTH, x509.length)));
    }

    /** Never the private key: records end up in logs. */
    @Override
    public String toString() {
        return "key of " + publicKey;
    }
}
