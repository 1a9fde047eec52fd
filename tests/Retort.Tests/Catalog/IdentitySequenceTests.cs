using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class IdentitySequenceTests(TestServer server)
{
    private const string Table = "create table t (id int generated always as identity)";
    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task What_is_said_of_an_identity_sequence_is_compared() =>
        Assert.Equal(
            ["comment on sequence t_id_seq is 'numbers'", "grant usage on sequence t_id_seq to pg_monitor"],
            await roundTrip.ProveAsync(Table, $"{Table}; grant usage on sequence t_id_seq to pg_monitor; comment on sequence t_id_seq is 'numbers'"));

    [Fact]
    public async Task The_name_of_an_identity_sequence_is_compared()
    {
        Assert.Equal(["alter sequence t_id_seq rename to numbers"], await roundTrip.ProveAsync(Table, $"{Table}; alter sequence t_id_seq rename to numbers"));
        await roundTrip.ProveAsync("", $"{Table}; alter sequence t_id_seq rename to numbers");
    }
}
