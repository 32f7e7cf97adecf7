package io.timecoin.wallet;

import io.timecoin.node.crypto.Bytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Encrypts with AES-256-GCM under a key that Argon2id makes of a passphrase; it is made once and kept. */
final class WalletCipher {
    static final int SALT_BYTES = 16;
    static final int NONCE_BYTES = 12;

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    private WalletCipher(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * What a guess of the passphrase costs.
     *
     * @param memoryKib of each guess
     * @param iterations over that memory
     */
    record Cost(int memoryKib, int iterations) {
        /** The second choice of RFC 9106 §4: 64 MiB, three passes; about half a second. */
        static final Cost USUAL = new Cost(64 * 1_024, 3);

        /** Above this a file would stop the machine, not its reader. */
        private static final int MAX_MEMORY_KIB = 1 << 20;

        private static final int MAX_ITERATIONS = 64;

        Cost {
            if (memoryKib < 8 || memoryKib > MAX_MEMORY_KIB) {
                throw new IllegalArgumentException("no usable memory cost: " + memoryKib + " KiB");
            }
            if (iterations < 1 || iterations > MAX_ITERATIONS) {
                throw new IllegalArgumentException("no usable number of passes: " + iterations);
            }
        }
    }

    static WalletCipher of(char[] passphrase, Bytes salt, Cost cost) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib())
                        .withIterations(cost.iterations())
                        .withParallelism(1)
                        .withSalt(salt.toArray())
                        .build());
        byte[] key = new byte[KEY_BYTES];
        argon2.generateBytes(passphrase, key);
        return new WalletCipher(new SecretKeySpec(key, "AES"));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** @param nonce never used before with this key */
    byte[] encrypt(byte[] plain, byte[] nonce, byte[] header) {
        try {
            return run(Cipher.ENCRYPT_MODE, plain, nonce, header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * @param header what stood beside the content when it was encrypted
     * @throws AEADBadTagException if the key, the header or the content is another one
     */
    byte[] decrypt(byte[] content, byte[] nonce, byte[] header) throws AEADBadTagException {
        try {
            return run(Cipher.DECRYPT_MODE, content, nonce, header);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private byte[] run(int mode, byte[] input, byte[] nonce, byte[] header)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher.doFinal(input);
    }
}
