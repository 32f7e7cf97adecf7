package io.timecoin.timecli.wallet;

import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Address;
import io.timecoin.timecli.NodeOptions;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.wallet.Mnemonic;
import io.timecoin.wallet.Wallet;
import io.timecoin.wallet.WalletFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a wallet of its words. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Makes a wallet of its words, which are read from standard input, and finds its"
                        + " addresses that hold coins.")
final class Restore implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();
    @Mixin private final NodeOptions node = new NodeOptions();

    /** Addresses without any history after which no more are looked for, as other wallets do. */
    private static final int GAP = 20;

    Restore(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        Mnemonic mnemonic = Mnemonic.parse(words());
        try (RpcClient client = node.client(machine)) {
            NetworkIdentity network = NetworkIdentity.of(client);
            int used =
                    addressesWithHistory(
                            Wallet.create(network.type(), network.chainId(), mnemonic), client);
            try (WalletFile file = NewWallet.store(machine, wallet, network, mnemonic)) {
                while (file.wallet().derived() < used) {
                    file.update(Wallet::withNewAddress);
                }
                machine.terminal().say(used + " addresses found");
            }
        }
        return ExitCode.OK.number();
    }

    private static String words() throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        String line = in.readLine();
        return line == null ? "" : line;
    }

    /** Up to the last address that ever received anything; at least the first. */
    private static int addressesWithHistory(Wallet first, RpcClient client)
            throws RpcException, InterruptedException {
        int last = 1;
        Wallet wallet = first;
        while (wallet.derived() < last + GAP && wallet.derived() < Wallet.MAX_ADDRESSES) {
            List<Address> addresses = List.copyOf(wallet.keys().keySet());
            String newest = addresses.getLast().toString();
            if (!client.call("getaddresshistory", newest, 1).isEmpty()) {
                last = wallet.derived();
            }
            wallet = wallet.withNewAddress();
        }
        return last;
    }
}
