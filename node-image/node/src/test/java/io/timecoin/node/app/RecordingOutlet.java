package io.timecoin.node.app;

import io.timecoin.node.core.NodeEffect;
import java.util.List;

/** Notes in words what left the node. */
record RecordingOutlet(List<String> done) implements Outlet {
    @Override
    public void send(NodeEffect.Send send) {
        done.add("send " + send.to());
    }

    @Override
    public void dial(NodeEffect.Dial dial) {
        done.add("dial " + dial.address());
    }

    @Override
    public void encrypt(NodeEffect.Encrypt encrypt) {
        done.add("encrypt " + encrypt.connection());
    }

    @Override
    public void handshakeDone(NodeEffect.HandshakeDone handshake) {
        done.add("handshake " + handshake.connection());
    }

    @Override
    public void close(NodeEffect.Close close) {
        done.add("close " + close.connection());
    }

    @Override
    public void answer(NodeEffect.Answer answer) {
        done.add("answer " + answer.ticket());
    }

    @Override
    public void tell(NodeEffect.Notify notice) {
        done.add("tell " + notice.notice());
    }

    @Override
    public void report(NodeEffect.Report report) {
        done.add("report " + report.report());
    }
}
