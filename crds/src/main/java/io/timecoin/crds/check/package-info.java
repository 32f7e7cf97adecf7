/**
 * Checks a document of people against the CRD itself, as an API server would: unknown fields, defaults, schema, CEL
 * rules. So there is one set of rules, with and without a cluster.
 */
@NullMarked
package io.timecoin.crds.check;

import org.jspecify.annotations.NullMarked;
