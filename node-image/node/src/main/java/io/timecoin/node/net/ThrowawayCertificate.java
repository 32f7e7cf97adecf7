package io.timecoin.node.net;

import io.timecoin.node.crypto.Bytes;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A key pair for the life of a process, in the self-signed certificate that TLS asks of a server. It names nobody and
 * nobody checks it, so the few fields that X.509 demands are written here and no library is needed.
 */
final class ThrowawayCertificate extends X509ExtendedKeyManager {
    private static final String ALIAS = "throwaway";
    private static final String KEY_TYPE = "EdDSA";
    private static final String ALGORITHM = "Ed25519";

    /** Tags of DER (X.690). */
    private static final int SEQUENCE = 0x30;

    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;

    /** Lengths from here on take a byte that says how many bytes of length follow. */
    private static final int LONG_LENGTH = 0x80;

    private static final Bytes ED25519_ID = Bytes.fromHex("2b6570");
    private static final Bytes COMMON_NAME_ID = Bytes.fromHex("550403");

    private final PrivateKey key;
    private final X509Certificate certificate;

    private ThrowawayCertificate(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static ThrowawayCertificate create() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Bytes content = content(Bytes.of(pair.getPublic().getEncoded()));
        Bytes image = der(SEQUENCE, content, algorithm(), bits(sign(pair.getPrivate(), content)));
        X509Certificate certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(image.toArray()));
        return new ThrowawayCertificate(pair.getPrivate(), certificate);
    }

    /** TBSCertificate of RFC 5280 in its first version: number, algorithm, issuer, validity, subject, key. */
    private static Bytes content(Bytes publicKey) {
        Bytes name =
                der(
                        SEQUENCE,
                        der(
                                SET,
                                der(
                                        SEQUENCE,
                                        der(OBJECT_ID, COMMON_NAME_ID),
                                        der(UTF8_STRING, Bytes.utf8("node")))));
        Bytes always =
                der(
                        SEQUENCE,
                        der(UTC_TIME, Bytes.utf8("200101000000Z")),
                        der(GENERALIZED_TIME, Bytes.utf8("99991231235959Z")));
        return der(
                SEQUENCE,
                der(INTEGER, Bytes.of((byte) 1)),
                algorithm(),
                name,
                always,
                name,
                publicKey);
    }

    private static Bytes algorithm() {
        return der(SEQUENCE, der(OBJECT_ID, ED25519_ID));
    }

    private static Bytes bits(Bytes whole) {
        return der(BIT_STRING, Bytes.of((byte) 0), whole);
    }

    private static Bytes sign(PrivateKey key, Bytes content) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(content.toArray());
        return Bytes.of(signer.sign());
    }

    /** One element: its tag, its length, which is below 256 here, and its parts. */
    private static Bytes der(int tag, Bytes... parts) {
        Bytes body = Bytes.EMPTY;
        for (Bytes part : parts) {
            body = body.concat(part);
        }
        Bytes head =
                body.length() < LONG_LENGTH
                        ? Bytes.of((byte) tag, (byte) body.length())
                        : Bytes.of((byte) tag, (byte) (LONG_LENGTH + 1), (byte) body.length());
        return head.concat(body);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, SSLEngine engine) {
        return type.equals(KEY_TYPE) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String type, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] types, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
        return new String[0];
    }
}
