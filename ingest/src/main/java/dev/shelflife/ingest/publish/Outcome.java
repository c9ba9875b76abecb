package dev.shelflife.ingest.publish;

/** How the transaction of a publication ended. */
public enum Outcome {
    /** All of it can be read. */
    COMMITTED,
    /** None of it has an effect: somebody else owns the source now. */
    FENCED,
    /** The broker did not answer in time. The next transaction settles it; until then the ledger has to be read again. */
    UNCERTAIN
}
