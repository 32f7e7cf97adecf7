package io.timecoin.timecli.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.crypto.Hash;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.WalletFile;
import java.io.IOException;
import java.util.List;

/** Sends what a wallet has signed, and finds out what became of it. */
public record Submission(RpcClient node) {
    /** A refusal because of what the transaction itself says: no node can ever take it. */
    private static final String INVALID = "INVALID";

    /** Sends a spend for the first time or again, which changes nothing if the node has it. */
    void send(PendingSpend spend) throws RpcException, InterruptedException {
        node.call("sendrawtransaction", Bincode.encode(spend.transaction()).toHex());
    }

    /** Sends a spend again; what the node said. */
    String sendAgain(PendingSpend spend) throws InterruptedException {
        try {
            send(spend);
            return "sent";
        } catch (RpcException e) {
            return "not taken: " + e.getMessage();
        }
    }

    /** Forgets the pending spends that are final by now: nothing can happen to them any more. */
    void settle(WalletFile file) throws RpcException, InterruptedException, IOException {
        List<Hash> ids = file.wallet().pending().stream().map(PendingSpend::txid).toList();
        for (Hash txid : ids) {
            if (isFinal(txid)) {
                file.update(wallet -> wallet.withoutPending(txid));
            }
        }
    }

    private boolean isFinal(Hash txid) throws RpcException, InterruptedException {
        try {
            JsonNode known = node.call("gettransaction", txid.toHex());
            return !known.path("state").asText().equals("pending");
        } catch (RpcException e) {
            if (e.reason().equals("NOT_FOUND")) {
                return false;
            }
            throw e;
        }
    }

    /** Whether the node refused a spend in a way that no node will ever take it, so that its coins are free again. */
    static boolean isRefusedForGood(RpcException refusal) {
        return refusal.reason().equals(INVALID);
    }
}
