package io.timecoin.timecli.wallet;

import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.timecli.wallet.FinalityWatch.Outcome;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.WalletFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Sends what a wallet has signed, noted in the wallet before, and waits until it is final. */
record Delivery(RpcClient node, WalletFile file) {
    /**
     * Sends a spend that the wallet has just signed.
     *
     * @return nothing where it is not final in time: it stays noted as pending
     */
    Optional<Outcome> deliver(PendingSpend spend, Duration atMost)
            throws RpcException, InterruptedException, IOException {
        try (FinalityWatch watch = FinalityWatch.of(node.node(), spend.txid())) {
            file.update(content -> content.withPending(spend));
            submit(spend);
            Optional<Outcome> outcome = watch.await(atMost);
            if (outcome.isPresent()) {
                file.update(content -> content.withoutPending(spend.txid()));
            }
            return outcome;
        }
    }

    /** A refusal for good frees the coins; after any other failure the spend may be on its way, and stays noted. */
    private void submit(PendingSpend spend) throws RpcException, InterruptedException, IOException {
        try {
            new Submission(node).send(spend);
        } catch (RpcException e) {
            if (Submission.isRefusedForGood(e)) {
                file.update(content -> content.withoutPending(spend.txid()));
            }
            throw e;
        }
    }
}
