package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Memory;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Who was asked and with which token, as it stands in front of what a connector remembers. It tells nobody either of them,
 * only whether they are still the same: an ETag means something to who got it and to nobody else.
 */
final class Signature {

    private static final int SALT_BYTES = 16;

    private final Memory memory;
    private final String salt;
    private final String own;
    private String comparedSalt;
    private byte[] compared;

    Signature(Memory memory) {
        byte[] random = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(random);
        this.memory = memory;
        this.salt = HexFormat.of().formatHex(random);
        this.own = HexFormat.of().formatHex(memory.signature(random));
    }

    void write(RowWriter row) {
        row.once(salt);
        row.once(own);
    }

    /** Whether what follows in the row was told to the same credential. */
    synchronized boolean isIn(RowReader row) {
        String itsSalt = RowReader.required(row.once());
        byte[] its = HexFormat.of().parseHex(RowReader.required(row.once()));
        // Those of one process have one salt: it is the same for all rows, or nearly.
        if (!itsSalt.equals(comparedSalt)) {
            compared = memory.signature(HexFormat.of().parseHex(itsSalt));
            comparedSalt = itsSalt;
        }
        return MessageDigest.isEqual(compared, its);
    }
}
