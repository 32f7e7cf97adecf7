package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.core.NodeReport;
import io.timecoin.node.crypto.Hash;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SyncGarbageTest {
    private final AtomicInteger collections = new AtomicInteger();
    private final SyncGarbage garbage = new SyncGarbage(collections::incrementAndGet);

    @Test
    void isCollectedOnceWhenALongSyncIsOver() {
        sync(SyncGarbage.WORTH_COLLECTING);
        assertThat(collections).hasValue(1);

        sync(1);
        assertThat(collections).hasValue(1);
    }

    @Test
    void shortSyncsNeverAddUp() {
        for (int i = 0; i < 3; i++) {
            sync(SyncGarbage.WORTH_COLLECTING - 1);
        }

        assertThat(collections).hasValue(0);
    }

    private void sync(int blocks) {
        for (int height = 1; height <= blocks; height++) {
            garbage.notice(new NodeReport.BlockSynced(height, Hash.ZERO));
        }
        garbage.notice(new NodeReport.SyncFinished(blocks));
    }
}
