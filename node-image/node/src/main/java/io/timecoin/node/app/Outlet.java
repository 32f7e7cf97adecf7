package io.timecoin.node.app;

import io.timecoin.node.core.NodeEffect;

/** Performs what leaves the node. Called by the owner thread, so no method waits for anything. */
interface Outlet {
    void send(NodeEffect.Send send);

    void dial(NodeEffect.Dial dial);

    void encrypt(NodeEffect.Encrypt encrypt);

    void handshakeDone(NodeEffect.HandshakeDone done);

    void close(NodeEffect.Close close);

    void answer(NodeEffect.Answer answer);

    void tell(NodeEffect.Notify notice);

    void report(NodeEffect.Report report);
}
