using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Retort.Configuration;

namespace Retort.Tests.Configuration;

public sealed class DatabaseUrlProperties
{
    private const string Odd = "abzAZ09_-.~ @:/?#[]%&=+;,'\"\\éß漢😀\n$";

    private static readonly Config Quiet = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000);

    [Fact]
    public void A_URL_that_is_written_and_read_is_the_same() =>
        Prop.ForAll(Arb.From(Urls()), url => DatabaseUrl.Parse(url.ToUrl()) == url).Check(Quiet);

    [Fact]
    public void A_URL_without_its_password_differs_in_nothing_else() =>
        Prop.ForAll(Arb.From(Urls()), url => DatabaseUrl.Parse(url.Display) == url with { Password = null }).Check(Quiet);

    [Fact]
    public void Npgsql_reads_the_role_password_and_database_that_were_meant() =>
        Prop.ForAll(Arb.From(Urls()), url =>
        {
            var builder = new NpgsqlConnectionStringBuilder(url.ToConnectionString());
            Assert.Equal((url.User, url.Password, url.Database), (builder.Username, builder.Password, builder.Database));
        }).Check(Quiet);

    private static Gen<DatabaseUrl> Urls() =>
        from hosts in Gen.NonEmptyListOf(Hosts())
        from user in Text()
        from password in Text()
        from database in Text()
        from parameters in Gen.SubListOf(
            new UrlParameter("sslmode", "require"), new UrlParameter("application_name", "a b&c=d%"), new UrlParameter("options", "-c x=y"), new UrlParameter("connect_timeout", "7"))
        select new DatabaseUrl
        {
            Hosts = hosts.ToValueList(),
            User = user,
            Password = password,
            Database = database,
            Parameters = parameters.ToValueList(),
        };

    private static Gen<DatabaseHost> Hosts() =>
        from name in Gen.Elements("localhost", "db.internal", "10.0.0.1", "::1", "2001:db8::7", "/var/run/postgresql")
        from port in Gen.Choose(1, 65535)
        select new DatabaseHost { Name = name, Port = port };

    private static Gen<string> Text() =>
        from characters in Gen.NonEmptyListOf(Gen.Elements(Odd.EnumerateRunes().Select(rune => rune.ToString()).ToArray()))
        select string.Concat(characters);
}
