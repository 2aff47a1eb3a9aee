package dev.cidashboard.aggregator.history;

import javax.sql.DataSource;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

/** Connections that break as a test wants it. Behind them is one, as in a pool: to make a real one takes longer than most tests. */
final class FlakySource implements DataSource {

    /** When a connection breaks. */
    enum Break {
        NEVER,
        /** Nobody answers. */
        AT_ONCE,
        /** What was written is lost. */
        BEFORE_COMMIT,
        /** What was written is kept, and nobody knows. */
        AFTER_COMMIT
    }

    private final DataSource real;
    private Break next = Break.NEVER;
    private Connection open;

    FlakySource(DataSource real) {
        this.real = real;
    }

    /** From now on. */
    void breaks(Break when) {
        next = when;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (next == Break.AT_ONCE) {
            throw broken();
        }
        if (open == null) {
            open = real.getConnection();
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "commit" -> commit();
                    case "close" -> null;
                    default -> passOn(method, arguments);
                });
    }

    private Object commit() throws SQLException {
        if (next == Break.BEFORE_COMMIT) {
            open.rollback();
            throw broken();
        }
        open.commit();
        if (next == Break.AFTER_COMMIT) {
            throw broken();
        }
        return null;
    }

    private Object passOn(Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(open, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static SQLException broken() {
        return new SQLException("broken off", "08006");
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
