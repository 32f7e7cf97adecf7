package io.timecoin.timecli.wallet;

import io.timecoin.timenet.Machine;
import io.timecoin.wallet.Mnemonic;
import io.timecoin.wallet.Wallet;
import io.timecoin.wallet.WalletException;
import io.timecoin.wallet.WalletFile;
import java.io.IOException;
import java.util.Arrays;

/** Stores a wallet that was not there before, and tells its first address. */
final class NewWallet {
    private NewWallet() {}

    static WalletFile store(
            Machine machine, WalletOptions options, NetworkIdentity network, Mnemonic mnemonic)
            throws WalletException, IOException {
        Wallet wallet = Wallet.create(network.type(), network.chainId(), mnemonic);
        char[] passphrase = options.newPassphrase();
        try {
            WalletFile file = WalletFile.create(options.file(machine), wallet, passphrase);
            machine.terminal()
                    .say(
                            "wallet "
                                    + options.file(machine)
                                    + " for the network "
                                    + network.name()
                                    + "; its first address:");
            machine.terminal().print(wallet.keys().keySet().iterator().next().toString());
            return file;
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }
}
