package io.timecoin.timecli;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.api.ApiMethod;
import io.timecoin.api.OpenRpc;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.output.Terminal;
import io.timecoin.timenet.state.Directories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeCliTest {
    private static final String LEGACY =
            "0100000001000000"
                    + "01".repeat(32)
                    + "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c"
                    + "260000000000000054494d4530356e4e4e57644b6b65444b62445934725a46376b6547336d6850377677384477"
                    + "6d80da2c690000000000";
    private static final String LEGACY_ADDRESS = "TIME05nNNWdKkeDKbDY4rZF7keG3mhP7vw8Dwm";
    private static final Genesis GENESIS =
            new Genesis(
                    "test",
                    NetworkType.TESTNET,
                    2,
                    1_764_547_200,
                    Stream.of(1, 2, 3).map(TimeCliTest::member).toList(),
                    List.of());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path folder;
    private final StubNode node;
    private final Machine machine;

    TimeCliTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.node = new StubNode();
        this.machine =
                new Machine(
                        new Directories(folder.resolve("state"), folder.resolve("data")),
                        Path.of("java"),
                        Optional.empty(),
                        Clock.systemUTC(),
                        new Terminal(stream(out), stream(err), false));
        Files.writeString(folder.resolve("cookie"), StubNode.SECRET + "\n");
        Files.writeString(folder.resolve("passphrase"), "correct horse\n");
        Files.writeString(folder.resolve("wrong"), "correct horsf\n");
        Files.writeString(folder.resolve("genesis.json"), GENESIS.toJson());
        node.answer(
                "getgenesis",
                "{\"hash\":\"%s\",\"settings\":%s}".formatted(GENESIS.hash(), GENESIS.toJson()));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void everyMethodWithACommandIsThere() {
        List<String> commands =
                OpenRpc.read().methods().stream()
                        .map(ApiMethod::command)
                        .flatMap(Optional::stream)
                        .toList();

        assertThat(TimeCliCommand.commandLine(machine).getSubcommands().keySet())
                .containsAll(commands)
                .contains("wallet", "send", "send-to-address");
    }

    @Test
    void objectsAreShownAsNamesAndValues() {
        node.answer("getconsensusinfo", "{\"masternodes\":4,\"quorum\":3,\"type\":\"BFT\"}");

        assertThat(run("get-consensus-info")).isZero();

        assertThat(out()).isEqualToIgnoringNewLines("masternodes  4quorum       3type         BFT");
    }

    @Test
    void listsAreShownAsTables() {
        node.answer(
                "getaddresshistory",
                "[{\"txid\":\"aa\",\"received\":1.5},{\"txid\":\"b\",\"received\":null}]");

        assertThat(run("get-address-history", LEGACY_ADDRESS, "2")).isZero();

        assertThat(out().lines()).containsExactly("TXID  RECEIVED", "aa    1.5", "b     -");
        assertThat(node.calls()).contains("getaddresshistory[\"" + LEGACY_ADDRESS + "\",2]");
    }

    @Test
    void programsGetJson() {
        node.answer("getbalance", "1.00000001");

        assertThat(run("get-balance", "-o", "json")).isZero();

        assertThat(out().strip()).isEqualTo("1.00000001");
    }

    @Test
    void heightsAreNumbersAndHashesAreTexts() {
        node.answer("getblock", "{}");

        run("get-block", "7");
        run("get-block", "ab".repeat(32));

        assertThat(node.calls())
                .containsExactly("getblock[7]", "getblock[\"" + "ab".repeat(32) + "\"]");
    }

    @Test
    void refusalHasItsCodeAndReasonAndTheExitCodeOfItsKind() {
        node.refuse(
                "getblock",
                "{\"code\":-5,\"message\":\"Block not found:"
                        + " 9\",\"data\":{\"reason\":\"NOT_FOUND\"}}");

        assertThat(run("get-block", "9")).isEqualTo(3);

        assertThat(err()).contains("Block not found: 9 (-5 NOT_FOUND)");
    }

    @Test
    void badInputIsToldBeforeAnythingIsSent() {
        assertThat(run("get-block-hash", "high")).isEqualTo(2);
        assertThat(run("send", LEGACY_ADDRESS, "1.123456789")).isEqualTo(2);
        assertThat(run("send", "TIME0nobody", "1")).isEqualTo(2);
        assertThat(err())
                .contains("height", "must be integer", "at most 8 places", "is no address");
        assertThat(node.calls()).isEmpty();
    }

    @Test
    void nodeThatIsNotThereIsToldWithWhatToLookAt() {
        node.close();

        assertThat(run("get-block-count")).isEqualTo(3);

        assertThat(err()).contains("no answer of the node at " + node.url(), "does it run");
    }

    @Test
    void wrongCookieIsToldWithWhereTheRightOneIs() throws IOException {
        Files.writeString(folder.resolve("cookie"), "another secret of a node");

        assertThat(run("get-block-count")).isEqualTo(3);

        assertThat(err()).contains("wants its cookie or token", "rpc.cookie");
    }

    @Test
    void walletIsMadeWithoutANodeAndShowsItsAddresses() {
        node.close();

        assertThat(wallet("create", "--genesis", file("genesis.json"))).isZero();
        String first = out().strip();
        assertThat(err()).contains("These words bring all coins");
        assertThat(wallet("new-address")).isZero();
        assertThat(wallet("addresses")).isZero();

        assertThat(first).startsWith("TIME0");
        assertThat(out().lines().skip(2)).hasSize(2).first().isEqualTo(first);
    }

    @Test
    void keyOfTheOriginalNodeIsTakenIn() throws IOException {
        Files.write(folder.resolve("time-wallet.dat"), Bytes.fromHex(LEGACY).toArray());
        wallet("create", "--genesis", file("genesis.json"));

        assertThat(wallet("import", file("time-wallet.dat"))).isZero();

        assertThat(out()).contains(LEGACY_ADDRESS);
    }

    @Test
    void wrongPassphraseIsBadInputAndChangesNothing() throws IOException {
        wallet("create", "--genesis", file("genesis.json"));
        byte[] before = Files.readAllBytes(folder.resolve("wallet"));

        int code =
                Main.run(
                        machine,
                        "wallet",
                        "new-address",
                        "-w",
                        file("wallet"),
                        "--passphrase-file",
                        file("wrong"));

        assertThat(code).isEqualTo(2);
        assertThat(err()).contains("the passphrase is wrong");
        assertThat(Files.readAllBytes(folder.resolve("wallet"))).isEqualTo(before);
    }

    @Test
    void walletOfAnotherNetworkIsRefusedBeforeAnythingIsSigned() {
        wallet("create", "--genesis", file("genesis.json"));
        Genesis other =
                new Genesis("other", NetworkType.TESTNET, 2, 1, GENESIS.members(), List.of());
        node.answer(
                "getgenesis",
                "{\"hash\":\"%s\",\"settings\":%s}".formatted(other.hash(), other.toJson()));

        assertThat(send(LEGACY_ADDRESS, "1")).isEqualTo(2);

        assertThat(err()).contains("this wallet belongs to the chain " + GENESIS.hash());
        assertThat(node.calls()).noneMatch(call -> call.startsWith("sendrawtransaction"));
    }

    @Test
    void whatIsNotThereCannotBeSent() {
        wallet("create", "--genesis", file("genesis.json"));
        node.answer("listunspent", "[]");

        assertThat(send(LEGACY_ADDRESS, "1")).isEqualTo(2);

        assertThat(err()).contains("0 TIME in 0 coins can be spent now");
        assertThat(node.calls()).noneMatch(call -> call.startsWith("sendrawtransaction"));
    }

    private int send(String address, String amount) {
        List<String> arguments = new ArrayList<>(List.of("send", address, amount));
        arguments.addAll(List.of("-w", file("wallet"), "--passphrase-file", file("passphrase")));
        return run(arguments.toArray(String[]::new));
    }

    private int wallet(String... arguments) {
        List<String> all = new ArrayList<>(List.of("wallet"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-w", file("wallet"), "--passphrase-file", file("passphrase")));
        return Main.run(machine, all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--rpc-url", node.url(), "--rpc-cookie", file("cookie")));
        return Main.run(machine, all.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static Member member(int seed) {
        byte[] bytes = new byte[Ed25519.SEED_LENGTH];
        bytes[0] = (byte) seed;
        return new Member(
                new Ed25519().signer(Bytes.of(bytes)).publicKey(),
                Tier.FREE,
                LEGACY_ADDRESS,
                "free-" + seed);
    }
}
