package io.timecoin.node.finality;

/**
 * One transaction's place in a batch of approvals.
 *
 * @param tree of the whole batch, shared by its transactions
 */
record BatchEntry(ApprovalBatch batch, ApprovalTree tree, int index) {
    Approval approval() {
        return new Approval(batch.voter(), batch.signature(), tree.path(index));
    }
}
