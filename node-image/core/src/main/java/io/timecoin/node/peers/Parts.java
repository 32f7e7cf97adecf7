package io.timecoin.node.peers;

/** What the stages of a connection's life share. */
record Parts(
        PeerSettings settings,
        LocalNode local,
        Sessions sessions,
        Admission admission,
        AddressBook book,
        Dialling dialling,
        Tally tally,
        Outbox out) {
    static Parts create(PeerSettings settings, LocalNode local) {
        Outbox out = new Outbox();
        Sessions sessions = new Sessions();
        AddressBook book = new AddressBook(settings.candidates().maxKnown());
        return new Parts(
                settings,
                local,
                sessions,
                new Admission(settings, out),
                book,
                new Dialling(local, settings, sessions::connected, book, out),
                new Tally(),
                out);
    }
}
