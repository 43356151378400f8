package dev.nnm.cli.repl;

import dev.nnm.teach.repl.Session;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Tells JLine whether an entry goes on in the next line, and which word is to be completed. */
final class EntryParser extends DefaultParser {

    EntryParser() {
        setQuoteChars(new char[0]);
        setEscapeChars(new char[0]);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && Session.isOpen(line)) {
            throw new EOFError(-1, -1, "a bracket is open");
        }
        return super.parse(line, cursor, context);
    }

    @Override
    public boolean isDelimiterChar(CharSequence buffer, int position) {
        char c = buffer.charAt(position);
        return !Character.isLetterOrDigit(c) && c != '_' && c != ':' && c != '.';
    }
}
