package io.timecoin.operator.platform;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/**
 * A new identity of a masternode.
 *
 * @param pem the private key, PKCS#8 as {@code openssl genpkey -algorithm ed25519} writes it
 */
public record MasternodeKey(String pem, PublicKey publicKey) {
    /** Makes a key from the randomness of the machine. */
    public static MasternodeKey generate() {
        KeyPair pair = newPair();
        return new MasternodeKey(pem(pair.getPrivate().getEncoded()), publicKey(pair));
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes Ed25519 keys", e);
        }
    }

    private static String pem(byte[] pkcs8) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
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
