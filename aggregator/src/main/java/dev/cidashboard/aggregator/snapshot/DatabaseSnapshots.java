package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.DatabaseAway;
import dev.cidashboard.aggregator.database.DatabaseOff;
import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.aggregator.state.SnapshotStore;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import org.postgresql.PGStatement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Snapshots in PostgreSQL. */
public final class DatabaseSnapshots implements SnapshotStore {

    /** Some megabytes at a time of what is being read, whatever there is. */
    private static final int ROWS_AT_ONCE = 500;

    /** As text every byte would be two digits. */
    private static final int ALWAYS_BINARY = -1;

    /** A snapshot that a crash of the database takes back by half a second is as true as any. */
    private static final String WITHOUT_WAITING_FOR_THE_DISK = "set local synchronous_commit = off";

    private static final String WRITE = """
            insert into snapshot (instance, project, part, confirmed_at, changed_at, absent, value)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (instance, project, part) do update
            set confirmed_at = excluded.confirmed_at, changed_at = excluded.changed_at, absent = excluded.absent,
                value = excluded.value""";

    private static final String CONFIRM = """
            update snapshot set confirmed_at = ?, changed_at = ?, absent = ?
            where instance = ? and project = ? and part = ?""";

    private static final String FORGET = "delete from snapshot where instance = ? and project = ?";

    private static final String KEEP_ONLY =
            "delete from snapshot where instance = ? and project <> '' and not project = any (?)";

    /** So many at a time that nobody waits for it: what is left goes another day. */
    private static final int MOST_FORGOTTEN = 100_000;

    /** By the youngest row of each: of what was only listed no row tells when. */
    private static final String FORGET_OTHERS = """
            delete from snapshot where ctid = any (array(
                select ctid from snapshot where instance in (
                    select instance from snapshot where not instance = any (?)
                    group by instance having coalesce(max(confirmed_at), '-infinity') < ?)
                limit ?))""";

    /** In the order of the key, which is that of bytes: the instance's own rows, then project by project. */
    private static final String LOAD = """
            select project, part, confirmed_at, changed_at, absent,
                case when octet_length(value) <= ? then value end
            from snapshot where instance = ? order by project, part""";

    private final Database database;

    public DatabaseSnapshots(Database database) {
        this.database = database;
    }

    @Override
    public void save(List<SnapshotRow> rows, Collection<ProjectId> gone) {
        writing(connection -> {
            withoutWaitingForTheDisk(connection);
            forget(gone, connection);
            write(rows.stream().filter(row -> row.value() != null).toList(), connection);
            confirm(rows.stream().filter(row -> row.value() == null).toList(), connection);
            return null;
        });
    }

    @Override
    public void load(InstanceId instance, Consumer<SnapshotRow> reader) {
        // In a transaction, for only there does the driver fetch rows by and by.
        writing(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LOAD)) {
                select.setFetchSize(ROWS_AT_ONCE);
                select.unwrap(PGStatement.class).setPrepareThreshold(ALWAYS_BINARY);
                select.setInt(1, SnapshotRow.MOST_BYTES);
                select.setString(2, instance.name());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        row(instance, rows).ifPresent(reader);
                    }
                }
            }
            return null;
        });
    }

    @Override
    public void keepOnly(InstanceId instance, Set<String> projects) {
        writing(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(KEEP_ONLY)) {
                delete.setString(1, instance.name());
                delete.setArray(2, connection.createArrayOf("text", projects.toArray()));
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public void forgetOthers(Collection<InstanceId> instances, Instant unconfirmedSince) {
        Object[] names = instances.stream().map(InstanceId::name).toArray();
        writing(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(FORGET_OTHERS)) {
                delete.setArray(1, connection.createArrayOf("text", names));
                delete.setObject(2, moment(unconfirmedSince), Types.TIMESTAMP_WITH_TIMEZONE);
                delete.setInt(3, MOST_FORGOTTEN);
                return delete.executeUpdate();
            }
        });
    }

    private <T> void writing(Database.Work<T> work) {
        try {
            database.write(work);
        } catch (SQLException | DatabaseAway | DatabaseOff e) {
            throw new Unavailable(
                    Optional.ofNullable(database.health().message()).orElse("the database was busy"), e);
        }
    }

    private static void withoutWaitingForTheDisk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(WITHOUT_WAITING_FOR_THE_DISK);
        }
    }

    private static void forget(Collection<ProjectId> gone, Connection connection) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            for (ProjectId project : gone) {
                delete.setString(1, project.instance().name());
                delete.setString(2, project.nativeId());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void write(List<SnapshotRow> rows, Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            for (SnapshotRow row : rows) {
                insert.setString(1, row.instance().name());
                insert.setString(2, row.project());
                insert.setString(3, row.part().word());
                insert.setObject(4, moment(row.confirmedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                insert.setObject(5, moment(row.changedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                insert.setBoolean(6, row.absent());
                insert.setBytes(7, row.value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void confirm(List<SnapshotRow> rows, Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(CONFIRM)) {
            for (SnapshotRow row : rows) {
                update.setObject(1, moment(row.confirmedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setObject(2, moment(row.changedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setBoolean(3, row.absent());
                update.setString(4, row.instance().name());
                update.setString(5, row.project());
                update.setString(6, row.part().word());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Empty for a part that this version does not know. */
    private static Optional<SnapshotRow> row(InstanceId instance, ResultSet row) throws SQLException {
        Optional<SnapshotPart> part = SnapshotPart.of(row.getString(2));
        if (part.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SnapshotRow(
                instance,
                row.getString(1),
                part.get(),
                moment(row.getObject(3, OffsetDateTime.class)),
                moment(row.getObject(4, OffsetDateTime.class)),
                row.getBoolean(5),
                row.getBytes(6)));
    }

    private static OffsetDateTime moment(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant moment(OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
