package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.finality.OutputLock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoneyStoreTest {
    private static final OutPoint COIN = new OutPoint(Sha256.hash(Bytes.utf8("coin")), 0);

    @TempDir private Path directory;
    private final TestChain chain = new TestChain();

    /** PROTOCOL.md §16, row 18. */
    @Test
    void whatWasLockedBeforeARestartIsLockedAfterIt() {
        Transaction payment =
                new Transaction(
                        1, List.of(new TxInput(COIN, Bytes.EMPTY, 0)), List.of(), 0, 1_764_547_300);
        try (ChainStore store = open()) {
            store.write(
                    new StoreBatch.Builder()
                            .add(chain.next())
                            .lock(new StoreBatch.Lock(payment, 5))
                            .build());
        }

        try (ChainStore store = open()) {
            assertThat(store.money().lock(COIN)).contains(new OutputLock(payment.txid(), 5));
            assertThat(store.money().pending(10)).containsExactly(payment);
        }
    }

    private ChainStore open() {
        return ChainStore.open(directory.resolve("data"), chain.identity());
    }
}
