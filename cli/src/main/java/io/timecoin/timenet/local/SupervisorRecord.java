package io.timecoin.timenet.local;

import io.timecoin.timenet.state.ProcessRecord;

/**
 * The supervisor that was started last.
 *
 * @param program id of the build that it runs
 */
public record SupervisorRecord(ProcessRecord process, String program) {}
