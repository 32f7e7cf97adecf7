package io.timecoin.node.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Catches the lines of one logger as a person would read them, without their times. */
final class RecordedLog implements AutoCloseable {
    private final Logger logger;
    private final Level levelBefore;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final TextLayout layout = new TextLayout();

    RecordedLog(String name) {
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        logger = logs.getLogger(name);
        levelBefore = logger.getEffectiveLevel();
        events.setContext(logs);
        events.start();
        logger.addAppender(events);
        logger.setAdditive(false);
    }

    List<String> lines() {
        return events.list.stream()
                .map(layout::doLayout)
                .map(line -> line.substring(line.indexOf(' ') + 1).strip())
                .toList();
    }

    List<ILoggingEvent> events() {
        return events.list;
    }

    @Override
    public void close() {
        logger.detachAppender(events);
        logger.setAdditive(true);
        logger.setLevel(levelBefore);
    }
}
