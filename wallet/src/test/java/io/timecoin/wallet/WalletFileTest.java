package io.timecoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.wallet.WalletException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletFileTest {
    /** Cheap, so that tests guess quickly. */
    private static final WalletCipher.Cost CHEAP = new WalletCipher.Cost(64, 1);

    private static final char[] PASSPHRASE = "correct horse".toCharArray();
    private static final Bytes SEED = Bytes.fromHex("01".repeat(32));

    @TempDir private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("test.wallet");
    }

    private static Wallet wallet() {
        return Wallet.create(
                NetworkType.TESTNET, Hash.ZERO, new Mnemonic(Bytes.fromHex("00".repeat(32))));
    }

    private WalletFile create() throws Exception {
        return WalletFile.create(file(), wallet(), PASSPHRASE, CHEAP);
    }

    @Test
    void everythingComesBackWithThePassphrase() throws Exception {
        Wallet expected;
        try (WalletFile file = create()) {
            file.update(Wallet::withNewAddress);
            file.update(wallet -> wallet.withImported(SEED));
            expected = file.update(wallet -> wallet.withPending(spend(1)));
        }

        try (WalletFile file = WalletFile.open(file(), PASSPHRASE)) {
            assertThat(file.wallet()).isEqualTo(expected);
            assertThat(file.wallet().keys()).hasSize(3);
            assertThat(file.wallet().reserved()).containsExactly(outpoint(1));
        }
    }

    @Test
    void fileTellsNothingAndOnlyItsOwnerCanReadIt() throws Exception {
        try (WalletFile file = create()) {
            file.update(wallet -> wallet.withImported(SEED));
        }

        assertThat(Files.readString(file()))
                .contains("argon2id", "AES-256-GCM")
                .doesNotContain("entropy", "00000000", "01010101", "TIME0");
        assertThat(Files.getPosixFilePermissions(file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void wrongPassphraseIsToldAndTouchesNothing() throws Exception {
        create().close();
        String before = Files.readString(file());

        assertReason(
                Reason.WRONG_PASSPHRASE,
                () -> WalletFile.open(file(), "correct horsf".toCharArray()));

        assertThat(Files.readString(file())).isEqualTo(before);
        WalletFile.open(file(), PASSPHRASE).close();
    }

    @Test
    void whateverIsChangedInTheFileIsNoticed() throws Exception {
        create().close();
        String whole = Files.readString(file());
        for (String part :
                List.of(
                        "\"iterations\" : 1",
                        "\"nonce\" : \"",
                        "\"content\" : \"",
                        "\"salt\" : \"")) {
            int at = whole.indexOf(part) + part.length() - (part.endsWith("1") ? 1 : 0);
            char other = whole.charAt(at) == '2' ? '3' : '2';
            Files.writeString(file(), whole.substring(0, at) + other + whole.substring(at + 1));

            assertThatThrownBy(() -> WalletFile.open(file(), PASSPHRASE))
                    .as(part)
                    .isInstanceOf(WalletException.class);
        }
    }

    @Test
    void whatIsNoWalletIsRefused() throws Exception {
        for (String content : List.of("", "{", "{}", "[1]", "\u0000\u00ff", "{\"format\":1}")) {
            Files.writeString(file(), content);
            assertReason(Reason.DAMAGED, () -> WalletFile.open(file(), PASSPHRASE));
        }
    }

    @Test
    void fileThatIsNotThereIsToldWithWhatToDo() {
        assertThatThrownBy(() -> WalletFile.open(file(), PASSPHRASE))
                .hasMessageContaining("time-cli wallet create");
    }

    @Test
    void existingFileIsNeverReplacedByANewWallet() throws Exception {
        create().close();
        String before = Files.readString(file());

        assertReason(Reason.FILE, this::create);

        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void shortPassphraseIsRefusedAndNothingIsWritten() {
        assertReason(
                Reason.BAD_INPUT,
                () -> WalletFile.create(file(), wallet(), "1234567".toCharArray(), CHEAP));
        assertThat(file()).doesNotExist();
    }

    @Test
    void onlyOneHolderAtATime() throws Exception {
        try (WalletFile _ = create()) {
            assertReason(Reason.IN_USE, () -> WalletFile.open(file(), PASSPHRASE));
        }
        WalletFile.open(file(), PASSPHRASE).close();
    }

    @Test
    void changeThatCannotBeWrittenLeavesTheOldContent() throws Exception {
        try (WalletFile file = create()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
            try {
                Wallet before = file.wallet();
                if (Files.isWritable(folder)) {
                    return; // The superuser may write anywhere.
                }
                assertThatThrownBy(() -> file.update(Wallet::withNewAddress))
                        .isInstanceOf(IOException.class);
                assertThat(file.wallet()).isEqualTo(before);
            } finally {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    @Test
    void whatAnInterruptedWriteLeftDoesNotMatter() throws Exception {
        create().close();
        Files.writeString(folder.resolve("test.wallet.123.new"), "half of a new con");

        try (WalletFile file = WalletFile.open(file(), PASSPHRASE)) {
            file.update(Wallet::withNewAddress);
        }

        try (WalletFile file = WalletFile.open(file(), PASSPHRASE)) {
            assertThat(file.wallet().derived()).isEqualTo(2);
        }
    }

    @Test
    void changesLeaveNoFilesBehind() throws Exception {
        try (WalletFile file = create()) {
            file.update(Wallet::withNewAddress);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("test.wallet", "test.wallet.lock");
        }
    }

    @Test
    void usualCostIsAccepted() throws Exception {
        WalletFile.create(file(), wallet(), PASSPHRASE).close();
        WalletFile.open(file(), PASSPHRASE).close();
    }

    private static OutPoint outpoint(int vout) {
        return new OutPoint(Hash.ZERO, vout);
    }

    private static PendingSpend spend(int vout) {
        return new PendingSpend(
                new Transaction(
                        1,
                        List.of(new TxInput(outpoint(vout), Bytes.EMPTY, 0)),
                        List.of(new TxOutput(5, Bytes.utf8("x"))),
                        0,
                        7),
                9);
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WalletException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
