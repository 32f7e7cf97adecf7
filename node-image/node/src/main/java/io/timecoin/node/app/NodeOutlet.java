package io.timecoin.node.app;

import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.log.NodeLog;
import io.timecoin.node.metrics.NodeMetrics;
import io.timecoin.node.net.PeerNetwork;
import io.timecoin.node.rpc.NodeNotices;

/** Performs what leaves the node: on sockets, in the log, in the metrics, to subscribers. */
record NodeOutlet(
        PeerNetwork network,
        NodeLog log,
        NodeMetrics metrics,
        NodeNotices notices,
        Submissions submissions,
        SyncGarbage garbage)
        implements Outlet {
    @Override
    public void send(NodeEffect.Send send) {
        network.sendAll(send.to(), send.message());
    }

    @Override
    public void dial(NodeEffect.Dial dial) {
        network.dial(dial.address());
    }

    @Override
    public void encrypt(NodeEffect.Encrypt encrypt) {
        network.encrypt(encrypt.connection(), encrypt.lastInTheClear());
    }

    @Override
    public void handshakeDone(NodeEffect.HandshakeDone done) {
        network.handshakeDone(done.connection(), done.lineBytes());
    }

    @Override
    public void close(NodeEffect.Close close) {
        network.close(close.connection());
    }

    @Override
    public void answer(NodeEffect.Answer answer) {
        submissions.answer(answer.ticket(), answer.outcome());
    }

    @Override
    public void tell(NodeEffect.Notify notice) {
        metrics.count(notice.notice());
        notices.publish(notice.notice());
    }

    @Override
    public void report(NodeEffect.Report report) {
        log.write(report.report());
        metrics.count(report.report());
        notices.publish(report.report());
        garbage.notice(report.report());
    }
}
