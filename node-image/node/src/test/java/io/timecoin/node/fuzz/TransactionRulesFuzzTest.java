package io.timecoin.node.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.BincodeException;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.SpendProof;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TransactionVerdict;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Spends that are almost right. */
@Tag("fuzz")
class TransactionRulesFuzzTest {
    private static final int MAX_CHANGES = 16;
    private static final long TIME = 100_000_000;
    private static final Ed25519 ED25519 = new Ed25519();
    private static final Signer OWNER = ED25519.signer(Bytes.of(new byte[32]));
    private static final OutPoint COIN = new OutPoint(Hash.ZERO, 0);
    private static final TransactionRules RULES =
            new TransactionRules(NetworkType.TESTNET, Hash.ZERO, ED25519);
    private static final Transaction RIGHT =
            SpendProof.sign(
                    Hash.ZERO,
                    new Transaction(
                            TransactionRules.VERSION,
                            List.of(new TxInput(COIN, Bytes.EMPTY, 0)),
                            List.of(output(TIME / 2)),
                            0,
                            1_764_547_200),
                    OWNER);

    private static TxOutput output(long value) {
        String address = Address.of(OWNER.publicKey(), NetworkType.TESTNET).toString();
        return new TxOutput(value, Bytes.utf8(address));
    }

    /** The owner signed every byte, so nobody can change one. */
    @FuzzTest(maxDuration = "30m")
    void aChangedSpendIsInvalidForAReason(FuzzedDataProvider data) {
        byte[] image = Bincode.encode(RIGHT).toArray();
        for (int i = 0; i < MAX_CHANGES && data.remainingBytes() > 0; i++) {
            image[data.consumeInt(0, image.length - 1)] = data.consumeByte();
        }
        Transaction transaction;
        try {
            transaction = Bincode.decodeTransaction(Bytes.of(image));
        } catch (BincodeException notATransaction) {
            return;
        }
        switch (RULES.check(transaction, TransactionRulesFuzzTest::find)) {
            case TransactionVerdict.Valid _ -> assertThat(transaction).isEqualTo(RIGHT);
            case TransactionVerdict.Invalid invalid -> {
                assertThat(transaction).isNotEqualTo(RIGHT);
                assertThat(invalid.sentence()).isNotBlank();
            }
        }
    }

    private static Optional<Utxo> find(OutPoint outpoint) {
        return outpoint.equals(COIN) ? Optional.of(Utxo.of(COIN, output(TIME))) : Optional.empty();
    }
}
