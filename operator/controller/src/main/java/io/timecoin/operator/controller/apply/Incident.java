package io.timecoin.operator.controller.apply;

/**
 * Something that the operator must not go on from: nothing is made, replaced or deleted until a person acted.
 *
 * @param message what is wrong with which object, and what to do
 */
public record Incident(Reason reason, String message) {
    /** What is wrong. */
    public enum Reason {
        /** The Secret of a masternode that the genesis names is gone. */
        KEY_SECRET_MISSING("KeySecretMissing"),
        /** A Secret holds another key than the genesis names, or none. */
        KEY_MISMATCH("KeyMismatch"),
        /** The Secret that the spec brings has no usable key for a masternode. */
        KEYS_NOT_FOUND("KeysNotFound"),
        /** The spec brings other keys than those that masternodes are registered with. */
        KEY_SOURCE_CHANGED("KeySourceChanged"),
        /** The genesis is gone while masternodes run its chain. */
        GENESIS_MISSING("GenesisMissing"),
        /** A genesis that was kept is of another chain than the spec asks for. */
        GENESIS_DIFFERS("GenesisDiffers"),
        /** The chain refuses what the spec writes into its genesis. */
        GENESIS_REFUSED("GenesisRefused"),
        /** An object of the name that the network needs belongs to somebody else. */
        NAME_TAKEN("NameTaken"),
        /** The network that had this name is not gone yet. */
        PREDECESSOR_GOING("PredecessorGoing"),
        /** The API server refuses an object that follows from the spec. */
        OBJECT_REFUSED("ObjectRefused"),
        /** A new volume is to come from a storage class that does not exist. */
        STORAGE_CLASS_MISSING("StorageClassMissing"),
        /** The stored templates of a revision are gone. */
        REVISION_MISSING("RevisionMissing");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason in CamelCase, for conditions and events. */
        public String text() {
            return text;
        }
    }
}
