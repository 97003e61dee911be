# A queue, the field for our ids, an account for the desk and an advisor; their tokens go to files.
our @Queues = ({ Name => 'SaaS' });
our @CustomFields = ({
  Name => 'Desk-Request-Id', Type => 'FreeformSingle', LookupType => 'RT::Queue-RT::Ticket', Queue => ['SaaS'],
});
our @Users = (
  { Name => 'deskbot', Privileged => 1 },
  { Name => 'priya', RealName => 'Priya Nair', EmailAddress => 'priya@corp.example', Privileged => 1 },
);
our @ACL = (
  (map { { UserId => 'deskbot', Queue => 'SaaS', Right => $_ } }
    qw(SeeQueue ShowTicket CreateTicket ReplyToTicket CommentOnTicket SeeCustomField SetInitialCustomField)),
  (map { { UserId => 'priya', Queue => 'SaaS', Right => $_ } }
    qw(SeeQueue ShowTicket ShowTicketComments ReplyToTicket CommentOnTicket SeeCustomField)),
  { GroupDomain => 'SystemInternal', GroupType => 'Everyone', Queue => 'SaaS', Right => 'ReplyToTicket' },
);
our @Final = (sub {
  for my $name (qw(deskbot priya)) {
    my $user = RT::User->new(RT->SystemUser);
    $user->Load($name);
    my $token = RT::AuthToken->new(RT->SystemUser);
    my ($ok, $message, $string) = $token->Create(Owner => $user->Id, Description => 'test');
    die $message unless $ok;
    open my $file, '>', "$ENV{RT_TEST_FOLDER}/$name.token" or die $!;
    print $file $string;
    close $file;
  }
});
1;
