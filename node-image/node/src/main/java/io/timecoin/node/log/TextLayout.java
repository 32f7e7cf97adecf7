package io.timecoin.node.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/** {@code 2026-11-20T10:00:02.031Z INFO  chain block committed height=5 hash=9f…}, times in UTC. */
final class TextLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        line.append(' ').append(event.getLevel().levelStr);
        line.append(" ".repeat(6 - event.getLevel().levelStr.length()));
        line.append(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
        for (KeyValuePair field : fields(event)) {
            line.append(' ').append(field.key).append('=').append(quoted("" + field.value));
        }
        line.append('\n');
        Optional.ofNullable(event.getThrowableProxy()).ifPresent(cause -> append(line, cause));
        return line.toString();
    }

    private static List<KeyValuePair> fields(ILoggingEvent event) {
        return Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of());
    }

    /** A value that would not stand as one word is put in quotes, so that no text can pass for another field. */
    private static String quoted(String value) {
        boolean word = !value.isEmpty() && value.chars().noneMatch(TextLayout::needsQuotes);
        return word ? value : '"' + value.replace('"', '\'') + '"';
    }

    private static boolean needsQuotes(int character) {
        return character <= ' ' || character == '"' || character == '=';
    }

    private static void append(StringBuilder line, IThrowableProxy cause) {
        line.append(ThrowableProxyUtil.asString(cause));
    }
}
