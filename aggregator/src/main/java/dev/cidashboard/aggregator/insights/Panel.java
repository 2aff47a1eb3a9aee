package dev.cidashboard.aggregator.insights;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One question to the history. Stateless.
 *
 * @param <V> the view of the contract that answers it
 */
interface Panel<V> {

    V read(Connection connection, Scope scope) throws SQLException;
}
