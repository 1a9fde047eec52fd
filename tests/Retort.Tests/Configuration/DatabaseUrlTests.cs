using Npgsql;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Tests.Configuration;

public sealed class DatabaseUrlTests
{
    private const string Secret = "s3cr3t";

    [Theory]
    [InlineData("postgresql://ada:s3cr3t@db.internal:6432/app")]
    [InlineData("postgres://ada:s3cr3t@db.internal:6432/app")]
    [InlineData("POSTGRESQL://ada:s3cr3t@db.internal:6432/app")]
    [InlineData("postgresql+asyncpg://ada:s3cr3t@db.internal:6432/app")]
    [InlineData("postgresql+psycopg2://ada:s3cr3t@db.internal:6432/app")]
    [InlineData("postgresql+psycopg://ada:s3cr3t@db.internal:6432/app")]
    [InlineData("postgresql+pg8000://ada:s3cr3t@db.internal:6432/app")]
    [InlineData("jdbc:postgresql://db.internal:6432/app?user=ada&password=s3cr3t")]
    [InlineData("postgresql:///app?host=db.internal&port=6432&user=ada&password=s3cr3t")]
    [InlineData("host=db.internal port=6432 user=ada password=s3cr3t dbname=app")]
    [InlineData("host = db.internal\n port=6432 user='ada' password = 's3cr3t' dbname=app ")]
    [InlineData("Host=db.internal;Port=6432;Username=ada;Password=s3cr3t;Database=app")]
    [InlineData("Server=db.internal:6432;User Id=ada;Pwd=s3cr3t;DB=app;")]
    public void Every_form_is_read_into_the_same_parts(string text)
    {
        var url = DatabaseUrl.Parse(text);
        Assert.Equal(DatabaseUrl.Parse("postgresql://ada:s3cr3t@db.internal:6432/app"), url);
        Assert.Equal([new DatabaseHost { Name = "db.internal", Port = 6432 }], url.Hosts);
        Assert.Equal(("ada", Secret, "app"), (url.User, url.Password, url.Database));
    }

    [Theory]
    [InlineData("postgresql://h/d", "h:5432")]
    [InlineData("postgresql://[::1]/d", "[::1]:5432")]
    [InlineData("postgresql://[2001:db8::1]:6000/d", "[2001:db8::1]:6000")]
    [InlineData("postgresql://%2Fvar%2Frun%2Fpostgresql/d", "/var/run/postgresql:5432")]
    [InlineData("postgresql:///d?host=/var/run/postgresql&port=5433", "/var/run/postgresql:5433")]
    [InlineData("postgresql://%2Fvar%2Frun:5433/d", "/var/run:5433")]
    [InlineData("postgresql://a,%2Fvar%2Fx%2Cy:5433/d", "a:5432 /var/x,y:5433")]
    [InlineData("postgresql:///d", "localhost:5432")]
    [InlineData("postgresql://a:1,b:2,c/d", "a:1 b:2 c:5432")]
    [InlineData("host=a,b port=1,2 dbname=d", "a:1 b:2")]
    [InlineData("Host=a,b;Port=7;Database=d", "a:7 b:7")]
    [InlineData("host=::1 dbname=d", "[::1]:5432")]
    public void Hosts_are_names_addresses_and_socket_folders(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', DatabaseUrl.Parse(text).Hosts.Select(host => host.ToString())));

    [Fact]
    public void What_is_percent_encoded_comes_back_as_it_was_meant()
    {
        var url = DatabaseUrl.Parse("postgresql://a%40b:p%40%2F%3A%3F%25%20w@h/d%2Fb");
        Assert.Equal(("a@b", "p@/:?% w", "d/b"), (url.User, url.Password, url.Database));
    }

    [Theory]
    [InlineData("postgresql://h/d?sslmode=require&channel_binding=require", "sslmode=require channel_binding=require")]
    [InlineData("postgresql+asyncpg://h/d?ssl=require", "sslmode=require")]
    [InlineData("postgresql://h/d?ssl=true", "sslmode=require")]
    [InlineData("jdbc:postgresql://h/d?ssl=true", "sslmode=verify-full")]
    [InlineData("postgresql+asyncpg://h/d?ssl=verify-full&sslrootcert=/ca.pem", "sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("Host=h;Database=d;SSL Mode=VerifyFull;Root Certificate=/ca.pem", "sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("host=h dbname=d application_name='my app' connect_timeout=7", "application_name=my app connect_timeout=7")]
    [InlineData("postgresql://h/d?options=-c%20search_path%3Dx&target_session_attrs=read-write", "options=-c search_path=x target_session_attrs=read-write")]
    [InlineData("postgresql+psycopg://h/d?application_name=my+app", "application_name=my app")]
    [InlineData("postgresql://h/d?sslmode=disable&sslmode=prefer", "sslmode=prefer")]
    public void Parameters_take_the_names_of_libpq(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', DatabaseUrl.Parse(text).Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}")));

    [Fact]
    public void A_hosted_address_becomes_the_connection_string_that_it_means()
    {
        var url = DatabaseUrl.Parse("postgresql://ada:s3cr3t@ep-cool-1.eu.neon.tech/app?sslmode=require&channel_binding=require&application_name=x&connect_timeout=9&options=-c%20a%3Db");
        var builder = new NpgsqlConnectionStringBuilder(url.ToConnectionString());
        Assert.Equal(("ep-cool-1.eu.neon.tech", 5432, "app", "ada", Secret), (builder.Host, builder.Port, builder.Database, builder.Username, builder.Password));
        Assert.Equal((SslMode.Require, ChannelBinding.Require, "x", 9, "-c a=b"), (builder.SslMode, builder.ChannelBinding, builder.ApplicationName, builder.Timeout, builder.Options));
    }

    [Theory]
    [InlineData("sslmode=require&sslrootcert=/ca.pem", SslMode.VerifyCA)]
    [InlineData("sslmode=verify-full&sslrootcert=/ca.pem", SslMode.VerifyFull)]
    [InlineData("sslrootcert=system", SslMode.VerifyFull)]
    [InlineData("sslmode=require", SslMode.Require)]
    [InlineData("", SslMode.Prefer)]
    public void A_root_certificate_is_verified_as_libpq_does(string query, SslMode expected) =>
        Assert.Equal(expected, new NpgsqlConnectionStringBuilder(DatabaseUrl.Parse($"postgresql://h/d?{query}").ToConnectionString()).SslMode);

    [Fact]
    public void Settings_that_only_Npgsql_has_are_kept_for_it()
    {
        var builder = new NpgsqlConnectionStringBuilder(DatabaseUrl.Parse("Host=h;Database=d;Pooling=false;Search Path=x,y").ToConnectionString());
        Assert.Equal((false, "x,y"), (builder.Pooling, builder.SearchPath));
    }

    [Fact]
    public void Programs_of_libpq_get_the_password_in_the_environment_alone()
    {
        var address = DatabaseUrl.Parse("postgresql://ada:s3cr3t@h:5433/app?sslmode=require").ToLibpq();
        Assert.Equal("postgresql://ada@h:5433/app?sslmode=require", address.Url);
        Assert.Equal([KeyValuePair.Create("PGPASSWORD", Secret)], address.Environment);
    }

    [Fact]
    public void The_password_is_not_shown()
    {
        var url = DatabaseUrl.Parse("postgresql://ada:s3cr3t@h/app?sslmode=require");
        Assert.Equal("postgresql://ada@h:5432/app?sslmode=require", url.Display);
        Assert.Equal(url.Display, $"{url}");
        Assert.NotEqual(url, DatabaseUrl.Parse("postgresql://ada:other@h/app?sslmode=require"));
    }

    [Fact]
    public void A_local_database_has_a_name_only()
    {
        var url = DatabaseUrl.Parse("local:auth_db");
        Assert.Equal((true, "auth_db", "local:auth_db"), (url.IsLocal, url.Database, url.Display));
        Assert.Equal("local:other", url.WithDatabase("other").Display);
        Assert.Throws<InvalidOperationException>(url.ToConnectionString);
    }

    [Theory]
    [InlineData("postgresql://h/d?sslmod=require", "The parameter \"sslmod\" is not known.", "Did you mean `sslmode`?")]
    [InlineData("postgresql://h/d?pgbouncer=true", "The parameter \"pgbouncer\" is not known.", "Remove it;")]
    [InlineData("postgresql://h/d?sslmode=on-please", "\"sslmode\" does not take the value that it has.", "verify-full")]
    [InlineData("postgresql://h/d?connect_timeout=soon", "\"connect_timeout\"", "whole number")]
    [InlineData("host=h dbnam=d", "The setting \"dbnam\" is not known.", "Did you mean `dbname`?")]
    [InlineData("Host=h;Databse=d", "The setting \"databse\" is not known.", "Did you mean `Database`?")]
    [InlineData("Host=h;Pooling=perhaps", "The setting \"pooling\" does not take the value that it has.", "Npgsql")]
    [InlineData("mysql://h/d", "Its scheme is not one of PostgreSQL's.", "postgresql://")]
    [InlineData("postgresql+mysqldb://h/d", "Its scheme is not one of PostgreSQL's.", "postgresql://")]
    [InlineData("somewhere", "It has none of the known forms.", "local:NAME")]
    [InlineData("", "It is empty.", "postgresql://")]
    [InlineData("local:", "After \"local:\" comes the name of a database.", "local:app")]
    [InlineData("postgresql://h:99999/d", "The port is not a number from 1 to 65535.", "%40")]
    [InlineData("postgresql://[::g]/d", "The address in brackets is not an IPv6 address.", "postgresql://")]
    [InlineData("postgresql://a,b/d?port=1,2,3", "It has 2 hosts and 3 ports.", "postgresql://")]
    [InlineData("postgresql://u:%zz@h/d", "A `%` is not followed by two hexadecimal digits.", "%25")]
    public void A_mistake_is_named_with_what_was_meant(string text, string detail, string hint)
    {
        var failure = Assert.Throws<ConfigurationException>(() => DatabaseUrl.Parse(text, "retort.json:3:14"));
        Assert.Equal("invalid-database-url", failure.Code);
        Assert.StartsWith(detail, failure.Detail);
        Assert.Contains(hint, failure.Hint);
        Assert.Equal(["retort.json:3:14"], failure.Where);
    }

    [Theory]
    [InlineData("postgresql://ada:s3cr3t/x@h/d")]
    [InlineData("postgresql://ada:12/s3cr3t@h/d")]
    [InlineData("postgresql://ada:12?s3cr3t=x@h/d")]
    [InlineData("postgresql://ada:12?s3cr3t@h/d")]
    [InlineData("postgresql://ada:%s3cr3t@h/d")]
    [InlineData("postgresql://ada:a:s3cr3t,b@h:x/d")]
    [InlineData("postgresql://ada:a@h/d?password=s3cr3t&s3cr3t=1")]
    [InlineData("host=h password=a s3cr3t=b")]
    [InlineData("host=h password=a s3cr3t")]
    [InlineData("host=h password='s3cr3t")]
    [InlineData("Host=h;Password=a;s3cr3t;Database=d")]
    [InlineData("Host=h;Password=a;s3cr3t=b;Database=d")]
    [InlineData("Host=h;Password=\"s3cr3t;Database=d")]
    [InlineData("mysql://ada:s3cr3t@h/d")]
    [InlineData("s3cr3t")]
    public void No_error_repeats_what_may_be_the_password(string text)
    {
        var failure = Assert.Throws<ConfigurationException>(() => DatabaseUrl.Parse(text));
        Assert.DoesNotContain(Secret, $"{failure} {failure.Detail} {failure.Hint} {failure.Where}");
    }
}
