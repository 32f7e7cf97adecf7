package io.timecoin.wallet;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.wallet.WalletException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Words from which all keys of a wallet can be made again (BIP-39, English list): 128 to 256 random bits with a checksum,
 * eleven bits a word.
 *
 * @param entropy 16, 20, 24, 28 or 32 bytes
 */
public record Mnemonic(Bytes entropy) {
    private static final List<String> WORDS = words("bip39-english.txt");
    private static final int BITS_PER_WORD = 11;

    /** Bits of entropy for each bit of the checksum. */
    private static final int ENTROPY_PER_CHECKSUM_BIT = 32;

    private static final int ENTROPY_BYTES = 32;
    private static final int SEED_ITERATIONS = 2_048;
    private static final int SEED_BITS = 512;

    public Mnemonic {
        if (entropy.length() < 16
                || entropy.length() > ENTROPY_BYTES
                || entropy.length() % 4 != 0) {
            throw new IllegalArgumentException(
                    "a mnemonic holds 16, 20, 24, 28 or 32 bytes, not " + entropy.length());
        }
    }

    /** 24 new words. */
    public static Mnemonic generate() {
        byte[] random = new byte[ENTROPY_BYTES];
        new SecureRandom().nextBytes(random);
        return new Mnemonic(Bytes.of(random));
    }

    /**
     * Reads words in any case, with any white space between them.
     *
     * @throws WalletException if a word is not on the list, or the checksum does not fit
     */
    public static Mnemonic parse(String text) throws WalletException {
        List<String> words =
                Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).toList();
        if (words.size() < 12 || words.size() > 24 || words.size() % 3 != 0) {
            throw new WalletException(
                    Reason.BAD_INPUT,
                    "a mnemonic has 12, 15, 18, 21 or 24 words, not " + words.size());
        }
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            int index = WORDS.indexOf(words.get(i));
            if (index < 0) {
                throw new WalletException(
                        Reason.BAD_INPUT,
                        "word " + (i + 1) + ", \"" + words.get(i) + "\", is not on the list");
            }
            bits.append(binary(index, BITS_PER_WORD));
        }
        int checksumBits = bits.length() / (ENTROPY_PER_CHECKSUM_BIT + 1);
        Mnemonic mnemonic = new Mnemonic(bytes(bits.substring(0, bits.length() - checksumBits)));
        if (!mnemonic.bits().contentEquals(bits)) {
            throw new WalletException(
                    Reason.BAD_INPUT,
                    "the checksum of the words does not fit: one of them is wrong, or their order");
        }
        return mnemonic;
    }

    /** The words, with a space between them. */
    public String words() {
        String bits = bits();
        List<String> words = new ArrayList<>();
        for (int at = 0; at < bits.length(); at += BITS_PER_WORD) {
            words.add(WORDS.get(Integer.parseInt(bits.substring(at, at + BITS_PER_WORD), 2)));
        }
        return String.join(" ", words);
    }

    /** What keys are derived from: 64 bytes by PBKDF2 with HMAC-SHA512. */
    public Bytes seed() {
        return seed("");
    }

    /** @param passphrase of BIP-39, by which the same words give other keys; empty for none */
    Bytes seed(String passphrase) {
        String salt = "mnemonic" + Normalizer.normalize(passphrase, Normalizer.Form.NFKD);
        try {
            PBEKeySpec spec =
                    new PBEKeySpec(
                            words().toCharArray(),
                            salt.getBytes(StandardCharsets.UTF_8),
                            SEED_ITERATIONS,
                            SEED_BITS);
            return Bytes.of(
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA512", e);
        }
    }

    /** Entropy and checksum. */
    private String bits() {
        int checksumBits = entropy.length() * Byte.SIZE / ENTROPY_PER_CHECKSUM_BIT;
        String checksum = binary(Sha256.hash(entropy).bytes().get(0) & 0xff, Byte.SIZE);
        StringBuilder bits = new StringBuilder();
        for (byte part : entropy.toArray()) {
            bits.append(binary(part & 0xff, Byte.SIZE));
        }
        return bits.append(checksum, 0, checksumBits).toString();
    }

    private static String binary(int value, int digits) {
        String text = Integer.toBinaryString(value);
        return "0".repeat(digits - text.length()) + text;
    }

    private static Bytes bytes(String bits) {
        byte[] bytes = new byte[bits.length() / Byte.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            int at = i * Byte.SIZE;
            bytes[i] = (byte) Integer.parseInt(bits.substring(at, at + Byte.SIZE), 2);
        }
        return Bytes.of(bytes);
    }

    private static List<String> words(String resource) {
        try (InputStream in =
                Objects.requireNonNull(Mnemonic.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says nothing about the words. */
    @Override
    public String toString() {
        return "Mnemonic";
    }
}
