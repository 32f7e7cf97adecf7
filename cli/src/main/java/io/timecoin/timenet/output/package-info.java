/** What people and programs read: tables, progress, JSON. */
@NullMarked
package io.timecoin.timenet.output;

import org.jspecify.annotations.NullMarked;
