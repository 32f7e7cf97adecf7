package io.timecoin.node.rpc.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A secret that clients present as {@code Authorization: Bearer …}. */
public final class BearerToken {
    /** Shortest secret in characters: 16 random bytes in hex have 32, half of that is still out of reach. */
    private static final int MIN_LENGTH = 16;

    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    /**
     * @throws IllegalArgumentException if the secret is too short to keep anyone out
     */
    public BearerToken(String secret) {
        if (secret.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "an RPC token needs at least " + MIN_LENGTH + " characters");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a token from a file; white space around it is not part of it.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the secret is too short
     */
    public static BearerToken read(Path file) throws IOException {
        return new BearerToken(Files.readString(file).strip());
    }

    /** Whether an Authorization header carries this token; takes the same time for every wrong one. */
    boolean matches(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        secret,
                        authorization
                                .substring(SCHEME.length())
                                .strip()
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return "BearerToken";
    }
}
