package io.timecoin.node.net;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.netty.handler.ssl.SslHandler;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.peers.Direction;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Encrypts connections with TLS 1.3. Its certificates tell nothing: who the peer is shows in the handshake inside, whose
 * signatures cover {@link #binding}.
 */
final class LinkEncryption {
    private static final String PROTOCOL = "TLSv1.3";

    /** Channel binding of TLS 1.3 (RFC 9266). */
    private static final String BINDING_LABEL = "EXPORTER-Channel-Binding";

    private static final int BINDING_LENGTH = 32;

    /** Sessions kept to be resumed: none would be, since every connection is bound to its own. */
    private static final int CACHED_SESSIONS = 1;

    private final SSLContext context;

    private LinkEncryption(SSLContext context) {
        this.context = context;
    }

    /**
     * Makes a fresh key for this process. Takes some 100 ms.
     *
     * <p>The crypto provider becomes the platform's first: with the node's one compiler (jvm.options) the platform's own
     * AES takes a hundred times as long, 4 MB/s.
     */
    static LinkEncryption create() {
        AmazonCorrettoCryptoProvider.install();
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    new KeyManager[] {ThrowawayCertificate.create()},
                    new TrustManager[] {new Anyone()},
                    null);
            context.getServerSessionContext().setSessionCacheSize(CACHED_SESSIONS);
            context.getClientSessionContext().setSessionCacheSize(CACHED_SESSIONS);
            return new LinkEncryption(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + PROTOCOL, e);
        }
    }

    /** What encrypts one connection. Its time is limited by whoever waits for the handshake inside. */
    SslHandler newHandler(Direction direction) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(direction == Direction.OUTBOUND);
        engine.setEnabledProtocols(new String[] {PROTOCOL});
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    /** A value that both ends of a connection and nobody else have, once its TLS handshake is done. */
    static Bytes binding(SslHandler handler) throws SSLException {
        ExtendedSSLSession session = (ExtendedSSLSession) handler.engine().getSession();
        return Bytes.of(
                session.exportKeyingMaterialData(BINDING_LABEL, new byte[0], BINDING_LENGTH));
    }

    /** Takes every certificate: none is what anybody relies on. */
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
