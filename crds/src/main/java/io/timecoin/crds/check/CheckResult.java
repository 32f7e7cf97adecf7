package io.timecoin.crds.check;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.util.List;

/** What came of a check. */
public sealed interface CheckResult {

    /** The document is a TimeNetwork; here it is, with its defaults. */
    record Accepted(TimeNetwork network) implements CheckResult {}

    /** The document is refused, for at least one problem. */
    record Refused(List<Problem> problems) implements CheckResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
